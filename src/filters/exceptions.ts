import type { Reading } from './reading.js';
import { WordSet, type Found } from './word-set.js';

/** Exceptions are found in the middle of words as well: 발표 in 개시발표. */
export function exceptionSet(except: readonly string[]): WordSet {
  return new WordSet(except.map((word) => `*${word}*`));
}

/** Where in a text nothing is wrong, whatever words are found there. */
export class Exceptions {
  /** 1 at each place that has an exception on both sides of it. */
  private readonly within: Uint8Array;
  private readonly whole = new Map<number, number>();

  /** @param readings of the text, the first as it is written: what is disguised is not innocent */
  constructor(text: string, readings: readonly Reading[], except: WordSet) {
    const found = except.find(text, readings.slice(0, 1));
    this.within = new Uint8Array(found.length > 0 ? text.length + 1 : 0);
    for (const { from, to } of found) {
      this.within.fill(1, from + 1, to);
      this.whole.set(from, Math.max(to, this.whole.get(from) ?? 0));
    }
  }

  /** Whether the word is an exception, or shares letters with one that goes on beyond it. */
  has({ from, to }: Pick<Found, 'from' | 'to'>): boolean {
    return this.within[from] === 1 || this.within[to] === 1 || this.whole.get(from) === to;
  }
}
