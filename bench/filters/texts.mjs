import { readList } from './lists.mjs';

export const CHARACTERS = 50_000;

/** @param {string} text */
const repeated = (text) => text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS);
/** @param {string} name */
const lines = (name) => readList(name).map(({ text }) => text);
/** @param {number} from @param {number} to */
const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/**
 * What people write, and what somebody would who wants the filters to be slow.
 * @type {Record<string, string>}
 */
export const TEXTS = {
  'innocent Korean': repeated(lines('innocent.ko').join(' ')),
  'innocent English': repeated(lines('innocent.en').join(' ')),
  'disguised words': repeated([...lines('bad.ko'), ...lines('bad.en')].join(' ')),
  'one swear word': repeated('시발 '),
  'one swear word, without spaces': repeated('시발'),
  'beginnings of words': repeated('motherfuc'),
  'beginnings of many words': repeated('motherfuc 개새 byeongsi 씨부러 cocksuc 정신병자새 '),
  'letters of Hangul': repeated('ㅅㅣㅂㅏ'),
  'all letters of Hangul': repeated(range(0x3131, 0x3163) + range(0x1100, 0x11c2)),
  'syllables of five letters, and a digit': repeated(`${'뷁'.repeat(19)}1a`),
  'one letter': repeated('a'),
  'one letter, spaced': repeated('f '),
  'letters and digits': repeated('시1발1f2u3'),
  digits: repeated('18'),
  'signs and digits': repeated('5h1$'),
  exclamations: repeated('!!a'),
  'rare characters': repeated('𝓯𝓾𝓬'),
  'look-alikes': repeated('аррӏеѕһіт𝖿ⓤ🅲ᴋ'),
  accents: repeated('a\u0300\u0301\u0302'),
  'marks alone': repeated('\u0300\u0301'),
  'what nobody sees': repeated('a\u200b\u2060'),
  dots: repeated('a.'),
  'names without an ending': repeated('a.zz '),
  'numbers with dots': repeated('1.2.3.4 '),
  emoji: repeated('😂'),
  'families and flags': repeated('👩‍👩‍👧‍👦🇰🇷'),
  'halves of flags': repeated('🇰'),
  colons: repeated(':a'),
};
