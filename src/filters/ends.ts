/**
 * A word in one number: which it is, how many symbols it has, whether it may begin anywhere, and whether
 * shorter ones end where it does. To look up what is not in it takes as long as a dozen steps through a text.
 */
export type WordCode = number;

const NUMBER = 0x3ffff;
const LENGTH = 18;
const LENGTH_BITS = 0x3ff;
const ANYWHERE = 1 << 28;
const HAS_SHORTER = 1 << 29;

export const wordCode = (number: number, length: number, isFree: boolean, hasShorter: boolean): WordCode =>
  number | (length << LENGTH) | (isFree ? ANYWHERE : 0) | (hasShorter ? HAS_SHORTER : 0);

export const numberIn = (code: WordCode): number => code & NUMBER;
export const lengthIn = (code: WordCode): number => (code >> LENGTH) & LENGTH_BITS;
export const isFree = (code: WordCode): boolean => (code & ANYWHERE) !== 0;
export const hasShorter = (code: WordCode): boolean => (code & HAS_SHORTER) !== 0;

/** Where words end in a row of symbols, in its order; in the same memory again and again. */
export class Ends {
  count = 0;
  /** Which symbol is the last one, and the longest word that ends there. */
  lasts = new Int32Array(0);
  words = new Int32Array(0);

  /** @param most of them, at one for each symbol */
  clear(most: number): this {
    this.count = 0;
    if (most <= this.lasts.length) return this;
    this.lasts = new Int32Array(most);
    this.words = new Int32Array(most);
    return this;
  }
}
