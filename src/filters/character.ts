/** What a character is to the filters. */
export enum Kind {
  /** Not there at all: what is not seen, and accents. */
  Nothing,
  Space,
  /** Punctuation, emoji, laughter: what people put between the letters of a word. */
  Noise,
  Digit,
  /** A letter of a script that is written with spaces between words. */
  Letter,
  Hangul,
  /** A letter of a script that is written without. */
  Unspaced,
}

export interface Character {
  kind: Kind;
  /** What it is compared by: the basic letters that it is made of, or looks like. */
  symbols: readonly number[];
  /** The letter that it is written for in leetspeak; 0 where for none. */
  leet: number;
  /** Twice in a row it is stretched; other letters are only from three times on: good, but fuuck. */
  seldomDoubled: boolean;
  /** A single letter of Hangul, outside any syllable. */
  isBare: boolean;
}

/** In one character: a syllable whose vowel and final are two letters each has so many. */
export const MOST_SYMBOLS = 5;
