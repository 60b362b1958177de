import { Kind } from './character.js';
import { isBare, kindOf, symbolAt, symbolsOf, type CharacterCode } from './characters.js';
import { SILENT } from './hangul.js';
import type { Reading } from './reading.js';
import type { Spelling } from './spelling.js';

/**
 * Where a text may be read in another way than it is written: one stretch after the other, each from where it
 * begins to where it ends. They go from seam to seam, so that in a stretch the same is read as in the whole text.
 */
export class Stretches {
  count = 0;
  begins = new Int32Array(0);
  ends = new Int32Array(0);

  /** @param reach how many symbols may belong together, on either side of one */
  find(spelling: Spelling, { ambiguous, ambiguousCount, from, length }: Reading, reach: number): this {
    this.begin(ambiguousCount);
    for (let i = 0; i < ambiguousCount; i++) {
      const symbol = ambiguous[i] ?? 0;
      const last = symbol + reach;
      this.add(
        spelling,
        symbol < reach ? 0 : (from[symbol - reach] ?? 0),
        last < length ? (from[last] ?? 0) : spelling.length,
      );
    }
    return this;
  }

  private begin(most: number): void {
    this.count = 0;
    if (most <= this.begins.length) return;
    this.begins = new Int32Array(most);
    this.ends = new Int32Array(most);
  }

  /** They come in the order of where they begin, and of where they end. Where two meet, they are one. */
  private add({ codes, length }: Spelling, begin: number, end: number): void {
    const { begins, ends } = this;
    const latest = this.count - 1;
    const done = latest < 0 ? 0 : (ends[latest] ?? 0);
    let from = begin;
    while (from > done && !isSeam(codes, from)) from--;
    let to = Math.max(end, done);
    while (to < length && !isSeam(codes, to)) to++;
    if (from > done || latest < 0) begins[this.count++] = from;
    ends[this.count - 1] = to;
  }
}

/** Whether what is read from here on is the same whatever was before: at a blank, and between most syllables. */
function isSeam(codes: Int32Array, at: number): boolean {
  const code = codes[at] ?? 0;
  if (kindOf(code) === Kind.Space) return true;
  return isSyllable(code) && isSyllable(codes[at - 1] ?? 0) && symbolAt(symbolsOf(code), 0) !== SILENT;
}

function isSyllable(code: CharacterCode): boolean {
  return kindOf(code) === Kind.Hangul && !isBare(code);
}
