import { linksIn } from './links.js';
import { findMention } from './mention.js';

/** Emotes of the host app by their names: `:name:` is shown as the picture at the URL. */
export type Emotes = Readonly<Record<string, string>>;

export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'emote'; text: string; url: string }
  /** The viewer's own nickname. */
  | { kind: 'mention'; text: string };

const EMOTE = /:([A-Za-z0-9_-]+):/;

/** A message's text in pieces. What is not a web address leads nowhere; nothing in it is ever markup. */
export function tokens(text: string, emotes: Emotes, nickname: string | undefined): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const { from, to, href } of linksIn(text)) {
    found.push(...words(text.slice(end, from), emotes, nickname));
    found.push({ kind: 'link', text: text.slice(from, to), href });
    end = to;
  }
  return [...found, ...words(text.slice(end), emotes, nickname)];
}

function words(text: string, emotes: Emotes, nickname: string | undefined): Token[] {
  if (!text) return [];
  const mention = findMention(text, nickname);
  if (!mention) return withEmotes(text, emotes);
  const [from, to] = mention;
  return [
    ...withEmotes(text.slice(0, from), emotes),
    { kind: 'mention', text: text.slice(from, to) },
    ...words(text.slice(to), emotes, nickname),
  ];
}

function withEmotes(text: string, emotes: Emotes): Token[] {
  const found: Token[] = [];
  let plain = '';
  for (let rest = text; rest;) {
    const match = EMOTE.exec(rest);
    const [code, name] = match ?? ['', ''];
    const url = name && Object.hasOwn(emotes, name) ? emotes[name] : undefined;
    // A colon that closes no emote may open the next one.
    const until = match ? match.index + (url ? 0 : code.length - 1) : rest.length;
    plain += rest.slice(0, until);
    rest = rest.slice(until + (url ? code.length : 0));
    if (!url) continue;
    if (plain) found.push({ kind: 'text', text: plain });
    found.push({ kind: 'emote', text: code, url });
    plain = '';
  }
  return plain ? [...found, { kind: 'text', text: plain }] : found;
}
