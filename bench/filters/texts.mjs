import { readList } from './lists.mjs';

export const CHARACTERS = 50_000;

let drawn = 1;

function madeUp() {
  const syllables = [...'가나다라마바사아자차카타파하시발병신개새끼지랄놈년'];
  const draw = () => syllables[(drawn = (drawn * 48271) % 2147483647) % syllables.length];
  return Array.from({ length: 3 + (drawn % 5) }, draw).join('');
}

/** @param {string} text */
const repeated = (text) => text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS);
/** @param {string} name */
const lines = (name) => readList(name).map(({ text }) => text);
/** @param {number} from @param {number} to */
const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/** Twenty lists of as many words as a list may have, made up of syllables. */
export const MANY_LISTS = Array.from({ length: 20 }, () => Array.from({ length: 2_000 }, madeUp));
// From all over the lists, so that what is known of one word is not near to what is of the next.
const OWN = MANY_LISTS.flatMap((words, list) => words.filter((_, at) => at % 6 === list % 6));

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
  'names in a row': repeated('a.zz'),
  'names of countries alone': repeated('co.kr '),
  'www and no ending': repeated('www.1.1.1.1.'),
  'sentences without blanks': repeated('가.'),
  'dots with blanks': repeated('a . '),
  'dots in words': repeated('a(dot)b '),
  'sentences in a character': repeated('ﷺ.'),
  'numbers with dots': repeated('1.2.3.4 '),
  emoji: repeated('😂'),
  'families and flags': repeated('👩‍👩‍👧‍👦🇰🇷'),
  'halves of flags': repeated('🇰'),
  'hands of all colours': repeated('👍🏽'),
  keycaps: repeated('1️⃣'),
  'codes of emotes': repeated(':wave: '),
  colons: repeated(':a'),
  'all syllables': repeated(range(0xac00, 0xd7a3)),
  'all ideographs': repeated(range(0x4e00, 0x9fff)),
  'mathematical letters': repeated(range(0x1d400, 0x1d7ff)),
  "a list's own words": repeated(OWN.join(' ')),
  "a list's own words, without spaces": repeated(OWN.join('')),
  "a list's own words, letter by letter": repeated(OWN.join('').normalize('NFD')),
  "a list's own words, spaced": repeated(OWN.map((word) => [...word].join(' ')).join(' ')),
};
