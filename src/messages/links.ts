import { parse } from 'tldts';

/** Whether there is a link in the text, or a domain that somebody could type from there. */
export function hasLink(text: string): boolean {
  const plain = unveiled(text);
  if (SCHEME.test(plain)) return true;
  if (!plain.includes('.')) return false;
  if (ADDRESS.test(plain)) return true;
  for (const [, run = '', way] of plain.matchAll(RUN))
    if (run.includes('.') && hasDomain(run, way !== undefined)) return true;
  return false;
}

const SCHEME = /[a-z0-9]:\/\/[^\s/]/u;

/** IPv4 with a port or a path; without one it is a version, or a date. */
const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d|\/[^\s/])/u;

/** Whatever a domain can be in, and whether a port or a path follows. */
const RUN = /([\p{L}\p{N}][\p{L}\p{N}.-]*)(:\d|[/?][^\s/?])?/gu;

function hasDomain(run: string, leadsOn: boolean): boolean {
  const labels = run.split('.');
  return labels.some((label, i) => {
    if (i === 0) return false;
    const before = labels.slice(Math.max(0, i - MOST_LABELS), i);
    const name = before.slice(before.lastIndexOf('') + 1);
    const certain = name.includes('www') || (leadsOn && i === labels.length - 1);
    return name.length > 0 && isDomain(name, ENDING.exec(label)?.[0] ?? '', certain);
  });
}

/** Before the last one; as many as the longest public suffixes have. */
const MOST_LABELS = 4;

/** Latin letters alone where other ones come right behind, as Korean particles do: `naver.com에서`. */
const ENDING = /^(xn--[a-z0-9-]+|[a-z]+(?![a-z0-9-])|(?![a-z])\p{L}+)/u;

function isDomain(name: string[], ending: string, certain: boolean): boolean {
  if (!certain && !COMMON.has(ending) && !isCountry(name, ending)) return false;
  const { domain, isIcann } = parse([...name, ending].join('.'));
  return isIcann === true && domain !== null;
}

/** An ending of two letters is a country's. Behind Hangul it is the next sentence, and its blank was left out. */
function isCountry(name: string[], ending: string): boolean {
  return ending.length === 2 && !WORDS.has(ending) && /[a-z0-9]$/.test(name.at(-1) ?? '') && exists(ending);
}

/** Of two letters there are few, and to look one up takes longer than all the rest. */
const looked = new Map<string, boolean>();

function exists(ending: string): boolean {
  const known = looked.get(ending);
  if (known !== undefined) return known;
  const found = parse(`name.${ending}`).isIcann === true;
  if (looked.size < MOST_LOOKED) looked.set(ending, found);
  return found;
}

const MOST_LOOKED = 10_000;

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
