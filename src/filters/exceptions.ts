import type { Finds } from './finds.js';
import type { Reading } from './reading.js';
import type { Sliced } from './slices.js';
import { WordSet } from './word-set.js';

/** Innocent words in which others are that are not. They are found in the middle of words as well, 발표 in 개시발표, and not in parts. */
export class Exceptions {
  private constructor(private readonly words: WordSet) {}

  static *of(except: readonly string[]): Sliced<Exceptions> {
    const anywhere = except.map((word) => `*${word}*`);
    return new Exceptions(yield* WordSet.of(anywhere, true));
  }

  /**
   * Leaves out what is an exception, or shares letters with one that goes on beyond it.
   * @param readings of the text, the first as it is written: what is disguised is not innocent
   */
  excuse(found: Finds, text: string, readings: readonly Reading[]): void {
    if (found.isEmpty || this.words.isEmpty) return;
    const excuses = this.in(text, readings.slice(0, 1));
    if (excuses) found.keep((from, to) => !isExcused(excuses, from, to));
  }

  /** Undefined where there is none. */
  private in(text: string, readings: readonly Reading[]): Excuses | undefined {
    let excuses: Excuses | undefined;
    this.words.find(text, readings, (_exception, from, to) => {
      excuses ??= { within: new Uint8Array(text.length + 1), whole: new Int32Array(text.length + 1) };
      excuses.within.fill(1, from + 1, to);
      excuses.whole[from] = Math.max(to, excuses.whole[from] ?? 0);
    });
    return excuses;
  }
}

interface Excuses {
  /** 1 at each place that has an exception on both sides of it. */
  within: Uint8Array;
  /** Where the longest exception ends that begins at a place. */
  whole: Int32Array;
}

function isExcused({ within, whole }: Excuses, from: number, to: number): boolean {
  return within[from] === 1 || within[to] === 1 || whole[from] === to;
}
