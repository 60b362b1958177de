import { parse } from 'tldts';

const DOT = 0x2e;

/** What is behind a dot in a text, and where what it is the ending of begins at the earliest. */
interface Ending {
  text: string;
  begin: number;
  dot: number;
  ending: string;
}

/**
 * Whether it makes a domain of what is before it.
 * @param leadsOn whether a port or a path follows
 * @param hasWww whether there is a `www` anywhere before it
 */
export function endsDomain({ text, begin, dot, ending }: Ending, leadsOn: boolean, hasWww: boolean): boolean {
  const isKnown = leadsOn || COMMON.has(ending) || isCountry(text, dot, ending);
  if (!isKnown && !hasWww) return false;
  const name = nameBefore(text, begin, dot);
  if (!isKnown && !name.includes('www')) return false;
  // Behind the last label of all there may be a dot.
  if (!exists(ending || (name.at(-1) ?? ''))) return false;
  return isDomain([...name, ending].join('.'));
}

/** Endings such as `co.kr`, which are nobody's domain by themselves. */
const endings = new Set<string>();

function isDomain(name: string): boolean {
  if (endings.has(name)) return false;
  const { domain, isIcann } = parse(name);
  if (isIcann === true && domain === null && endings.size < MOST_LOOKED) endings.add(name);
  return isIcann === true && domain !== null;
}

/** The labels right before the dot. */
function nameBefore(text: string, begin: number, dot: number): string[] {
  const labels: string[] = [];
  for (let end = dot; end > begin && labels.length < MOST_LABELS;) {
    let from = end;
    while (from > begin && text.charCodeAt(from - 1) !== DOT) from--;
    if (from === end) break;
    labels.unshift(text.slice(from, end));
    end = from - 1;
  }
  return labels;
}

/** Before the last one; as many as the longest public suffixes have. */
const MOST_LABELS = 4;

/** Latin letters alone where other ones come right behind, as Korean particles do: `naver.com에서`. */
const ENDING = /^(xn--[a-z0-9-]+|[a-z]+(?![a-z0-9-])|(?![a-z])\p{L}+)/u;

export function endingOf(text: string, from: number, to: number): string {
  if (!isLatin(text, from) && isLatinOrDigit(text, from)) return '';
  let end = from;
  while (end < to && isLatin(text, end)) end++;
  // Most are Latin letters and nothing else.
  return end === to ? text.slice(from, to) : (ENDING.exec(text.slice(from, to))?.[0] ?? '');
}

export function isLatin(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x61 && unit <= 0x7a;
}

export function isLatinOrDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isLatin(text, at) || (unit >= 0x30 && unit <= 0x39);
}

/** An ending of two letters is a country's. Behind Hangul it is the next sentence, and its blank was left out. */
function isCountry(text: string, dot: number, ending: string): boolean {
  return ending.length === 2 && !WORDS.has(ending) && isLatinOrDigit(text, dot - 1) && exists(ending);
}

/** There are few, and to look one up takes longer than all the rest. */
const looked = new Map<string, boolean>();

function exists(ending: string): boolean {
  const known = looked.get(ending);
  if (known !== undefined) return known;
  if (ending.length > LONGEST_LABEL) return false;
  const found = parse(`name.${ending}`).isIcann === true;
  if (looked.size < MOST_LOOKED) looked.set(ending, found);
  return found;
}

const MOST_LOOKED = 10_000;
const LONGEST_LABEL = 63;

/** Endings that are taken for a link without more; others need `www.`, a port or a path: `hello.world`. */
const COMMON = new Set(
  'com net org edu gov info biz xyz top site online shop store club icu vip app dev cloud link click bet casino poker porn xxx sex'.split(
    ' ',
  ),
);

/** Countries' endings that are words, or files' endings, more often: `yes.no`, `that.is`, `readme.md`. */
const WORDS = new Set(
  'ac ad am as at be by cm do hm id im in is it km la ma md me mm mo mr ms my ne no pa pl pm ps py re rs sh so st to us va vu'.split(
    ' ',
  ),
);
