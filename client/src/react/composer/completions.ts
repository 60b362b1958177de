import type { Emotes } from '../text/tokens.js';

/** What is asked for by what stands before the caret: a nickname by `@`, an emote by `:`. */
export interface Query {
  sign: '@' | ':';
  start: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
}

export interface Completion {
  label: string;
  /** What comes in the place of the query. */
  text: string;
  /** The emote's. */
  url?: string;
}

const MOST = 8;
/** An emote asks for two letters, or every smiley would open a list. */
const ASKED = /(?:^|\s)(?:(@)([^\s@]{1,30})|(:)([\w-]{2,30}))$/u;

export function queryAt(text: string, caret: number): Query | undefined {
  const match = ASKED.exec(text.slice(0, caret));
  if (!match) return undefined;
  const [, at, name, , code] = match;
  const start = name ?? code ?? '';
  return { sign: at ? '@' : ':', start, from: caret - start.length - 1, to: caret };
}

/** @param nicknames the likeliest first */
export function completionsOf(query: Query, nicknames: Iterable<string>, emotes: Emotes): Completion[] {
  const start = query.start.toLowerCase();
  const names = query.sign === '@' ? new Set(nicknames) : Object.keys(emotes);
  const found: Completion[] = [];
  for (const name of names) {
    if (found.length === MOST) break;
    if (name.toLowerCase().startsWith(start)) found.push(completion(query.sign, name, emotes));
  }
  return found;
}

function completion(sign: Query['sign'], name: string, emotes: Emotes): Completion {
  if (sign === '@') return { label: name, text: `@${name} ` };
  return { label: `:${name}:`, text: `:${name}: `, url: emotes[name] };
}
