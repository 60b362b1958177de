import type { Tools } from '../react/moderation/load-tools.js';

let sheet: CSSStyleSheet | undefined;

/** The moderators' tools, and their styles put where the chat is: no viewer has them. */
export async function styledTools(place: DocumentOrShadowRoot): Promise<Tools> {
  const [tools, { default: style }] = await Promise.all([
    import('../react/moderation/tools.js'),
    import('../react/styles/moderation.css?inline'),
  ]);
  sheet ??= sheetOf(style);
  if (!place.adoptedStyleSheets.includes(sheet)) place.adoptedStyleSheets.push(sheet);
  return tools;
}

export function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}
