/** Lightness and chroma at which every hue can be read on the chat's background. */
export const NICKNAME_ON_LIGHT = { lightness: 0.47, chroma: 0.13 };
export const NICKNAME_ON_DARK = { lightness: 0.79, chroma: 0.12 };

/** The same person has the same colour, in every tab and for everybody; a colour of the host's is bent to be readable. */
export function nicknameColor(user: { id: string; color?: string }): string {
  const from = user.color && isColor(user.color) ? `from ${user.color} ` : '';
  const hue = from ? 'h' : String(hueOf(user.id));
  const on = ({ lightness, chroma }: typeof NICKNAME_ON_DARK) =>
    `oklch(${from}${lightness} ${from ? `min(c, ${chroma})` : chroma} ${hue})`;
  return `light-dark(${on(NICKNAME_ON_LIGHT)}, ${on(NICKNAME_ON_DARK)})`;
}

/** Whatever else it is, it does not get into a style. */
function isColor(text: string): boolean {
  return typeof CSS !== 'undefined' && CSS.supports('color', text);
}

/** FNV-1a, then steps of the golden angle so that neighbours differ. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return Math.round((((hash >>> 0) % 360) * 137.508) % 360);
}
