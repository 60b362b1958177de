import { type Character, Kind } from './character.js';
import { COMMON_SYMBOLS, symbolOf } from './symbols.js';

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const FINALS =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
    ' ',
  );

/** What is typed for a letter that it looks like. */
const LOOKALIKES = new Map(Object.entries({ 人: 'ㅅ', 丨: 'ㅣ', 卜: 'ㅏ', ト: 'ㅏ', 口: 'ㅁ', 己: 'ㄹ' }));

/** Laughter and tears. A word is seen through them, and has none of them. */
const LAUGHTER = new Set('ㅋㅎㅠㅜ');

/** The initial of a syllable that begins with its vowel. */
export const SILENT = symbolOf('ㅇ');

/** The character as the letters that it is made of; undefined where it is not Hangul. */
export function hangulCharacter(codePoint: number): Character | undefined {
  if (codePoint >= FIRST_SYLLABLE && codePoint <= LAST_SYLLABLE)
    return hangul(lettersOf(codePoint - FIRST_SYLLABLE), false);
  const letters = SINGLE.get(codePoint);
  if (letters === undefined) return undefined;
  if (LAUGHTER.has(letters)) return { ...hangul('', true), kind: Kind.Noise };
  return hangul(letters, true);
}

/** The vowel with which a syllable is drawn out: 벼 becomes 벼어. */
export function plainVowel(symbol: number): number {
  return PLAIN[symbol] ?? symbol;
}

function lettersOf(index: number): string {
  const initial = INITIALS[Math.floor(index / (VOWELS.length * FINALS.length))] ?? '';
  const vowel = VOWELS[Math.floor(index / FINALS.length) % VOWELS.length] ?? '';
  return initial + vowel + (FINALS[index % FINALS.length] ?? '');
}

/** Letters outside syllables, by code point: those of keyboards, those of decomposed text, look-alikes. */
const SINGLE = new Map<number, string>();
for (const letters of [...INITIALS, ...VOWELS, ...FINALS]) if (letters !== '') addSingle(letters);
INITIALS.forEach((letter, i) => SINGLE.set(0x1100 + i, letter));
VOWELS.forEach((letters, i) => SINGLE.set(0x1161 + i, letters));
FINALS.forEach((letters, i) => i > 0 && SINGLE.set(0x11a7 + i, letters));
for (const [lookalike, letter] of LOOKALIKES) SINGLE.set(codeOf(lookalike), letter);

/** Clusters and compound vowels have a code point of their own among the keyboard's letters. */
function addSingle(letters: string): void {
  const cluster = {
    ㄱㅅ: 'ㄳ',
    ㄴㅈ: 'ㄵ',
    ㄴㅎ: 'ㄶ',
    ㄹㄱ: 'ㄺ',
    ㄹㅁ: 'ㄻ',
    ㄹㅂ: 'ㄼ',
    ㄹㅅ: 'ㄽ',
    ㄹㅌ: 'ㄾ',
  };
  const more = {
    ㄹㅍ: 'ㄿ',
    ㄹㅎ: 'ㅀ',
    ㅂㅅ: 'ㅄ',
    ㅗㅏ: 'ㅘ',
    ㅗㅐ: 'ㅙ',
    ㅗㅣ: 'ㅚ',
    ㅜㅓ: 'ㅝ',
    ㅜㅔ: 'ㅞ',
  };
  const joined: Record<string, string> = { ...cluster, ...more, ㅜㅣ: 'ㅟ', ㅡㅣ: 'ㅢ' };
  SINGLE.set(codeOf(joined[letters] ?? letters), letters);
}

function hangul(letters: string, isBare: boolean): Character {
  const symbols = [...letters].map(symbolOf);
  return { kind: Kind.Hangul, symbols, leet: 0, seldomDoubled: true, isBare };
}

const PLAIN = Uint8Array.from({ length: COMMON_SYMBOLS }, (_, symbol) => symbol);
for (const [vowel = '', plain = ''] of ['ㅑㅏ', 'ㅕㅓ', 'ㅛㅗ', 'ㅠㅜ', 'ㅒㅐ', 'ㅖㅔ'])
  PLAIN[symbolOf(vowel)] = symbolOf(plain);

function codeOf(letter: string): number {
  return letter.charCodeAt(0);
}
