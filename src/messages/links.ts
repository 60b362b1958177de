import { characterCode, isAlphanumeric, type CharacterCode } from '../filters/characters.js';
import { endingOf, endsDomain, isLatin, isLatinOrDigit } from './domains.js';

/** Whether there is a link in the text, or a domain that somebody could type from there. */
export function hasLink(text: string): boolean {
  const plain = unveiled(text);
  if (SCHEME.test(plain)) return true;
  if (!plain.includes('.')) return false;
  if (ADDRESS.test(plain)) return true;
  for (let dot = plain.indexOf('.'), from = 0; dot >= 0;) {
    const run = runAround(plain, from, dot);
    if (hasDomain(plain, run)) return true;
    from = run.end;
    dot = plain.indexOf('.', from);
  }
  return false;
}

const SCHEME = /[a-z0-9]:\/\/[^\s/]/u;

/** IPv4 with a port or a path; without one it is a version, or a date. */
const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d|\/[^\s/])/u;

/** Whatever a domain can be in, a stretch of the text: letters and digits, hyphens and dots. */
interface Run {
  begin: number;
  end: number;
}

/** The one around the dot, from this place on. */
function runAround(text: string, from: number, dot: number): Run {
  let begin = dot;
  while (begin > from && isOfRun(text, begin - 1)) begin--;
  let end = dot + 1;
  while (end < text.length && isOfRun(text, end)) end++;
  // It begins with a letter or a digit.
  while (begin < end && isMark(text.charCodeAt(begin))) begin++;
  return { begin, end };
}

function isOfRun(text: string, at: number): boolean {
  return isMark(text.charCodeAt(at)) || isAlphanumeric(characterAt(text, at));
}

const isMark = (unit: number) => unit === DOT || unit === HYPHEN;
const DOT = 0x2e;
const HYPHEN = 0x2d;

/** Whichever of its units is there. */
function characterAt(text: string, at: number): CharacterCode {
  const unit = text.charCodeAt(at);
  const isSecond = unit >= 0xdc00 && unit <= 0xdfff && at > 0;
  return characterCode(text.codePointAt(isSecond ? at - 1 : at) ?? 0);
}

/** A port or a path, behind a domain. */
const WAY = /^(?::\d|[/?][^\s/?])/u;

function hasDomain(text: string, { begin, end }: Run): boolean {
  const leadsOn = WAY.test(text.slice(end, end + 3));
  const hasWww = text.slice(begin, end).includes('www.');
  for (let next = nextDot(text, begin, end); next < end;) {
    const dot = next;
    next = nextDot(text, dot + 1, end);
    const leads = leadsOn && next === end;
    // What is quick to see: most of what has dots in it is no domain.
    if (!leads && !hasWww && !isLatin(text, dot + 1) && !isLatinOrDigit(text, dot - 1)) continue;
    if (endsDomain({ text, begin, dot, ending: endingOf(text, dot + 1, next) }, leads, hasWww)) return true;
  }
  return false;
}

/** The end where there is none. */
function nextDot(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) !== DOT) at++;
  return at;
}

/** The text as whoever follows a link in it would read it: one kind of dot, no blanks around it, nothing unseen. */
function unveiled(text: string): string {
  return text
    .replace(ORNAMENTS, 'ص ص')
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(DOTS, '.')
    .replace(BRACKETED_DOT, '.')
    .replaceAll(' . ', '.');
}

/** Whole sentences in one character, of up to 18 letters: none of them a dot, and long to look through. */
const ORNAMENTS = /[\uFDFA\uFDFB]/g;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
/** Full stops of other scripts, and the middle dots that stand in for one: NFKC makes ㆍ the vowel U+119E. */
const DOTS = /[。·\u119E・•∙‧]/gu;
const BRACKETED_DOT = / ?[([{<] ?(?:\.|dot|점) ?[)\]}>] ?/gu;
