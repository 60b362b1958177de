/** Letters, digits and the letters of Hangul have the lowest numbers: below this one, for tables. */
export const COMMON_SYMBOLS = 88;

const FIRST_LETTER = 1;
const FIRST_DIGIT = FIRST_LETTER + 26;
const FIRST_HANGUL = FIRST_DIGIT + 10;

/** What a letter is compared by: 0 for none. I and l look the same, and stand for each other. */
export function symbolOf(letter: string): number {
  const codePoint = letter === 'i' ? 0x6c : (letter.codePointAt(0) ?? 0);
  if (codePoint >= 0x61 && codePoint <= 0x7a) return codePoint - 0x61 + FIRST_LETTER;
  if (codePoint >= 0x30 && codePoint <= 0x39) return codePoint - 0x30 + FIRST_DIGIT;
  if (codePoint >= 0x3131 && codePoint <= 0x3163) return codePoint - 0x3131 + FIRST_HANGUL;
  return codePoint === 0 ? 0 : codePoint + COMMON_SYMBOLS;
}
