import { Automaton } from './automaton.js';
import { isHit } from './hit-rules.js';
import { Reader, type Reading } from './reading.js';
import type { Sliced } from './slices.js';
import { Spelling } from './spelling.js';
import { Words } from './words.js';

const spelling = new Spelling();
const asWritten = new Reader('as written');
const inLeet = new Reader('leet');
const withoutDigits = new Reader('without digits');

/** A text, in NFC, in each of the ways in which something else may be found in it. They hold until the next text. */
export function readingsOf(text: string): Reading[] {
  const { hasLeet, hasLetters, hasDigits } = spelling.read(text);
  return [
    asWritten.read(spelling),
    ...(hasLeet && hasLetters ? [inLeet.read(spelling)] : []),
    ...(hasDigits ? [withoutDigits.read(spelling)] : []),
  ];
}

type Found = (index: number, from: number, to: number) => void;

/** Symbols beside a word on which it depends whether it is one. */
const NEIGHBOURS = 2;

/** Words that are looked for together. Those in which there is nothing to look for are never found. */
export class WordSet {
  private constructor(
    private readonly words: Words,
    private readonly automaton: Automaton,
  ) {}

  /** @param isWhole whether they are found only where nothing is between their letters */
  static *of(written: readonly string[], isWhole = false): Sliced<WordSet> {
    const words = yield* Words.of(written, isWhole);
    return new WordSet(words, yield* Automaton.of(words));
  }

  get isEmpty(): boolean {
    return this.words.indexes.length === 0;
  }

  /** How many were given. */
  get count(): number {
    return this.words.written.length;
  }

  /** As it was given. */
  written(index: number): string {
    return this.words.written[index] ?? '';
  }

  /** Tells each of the words that is in the text, by its index, and where; in several readings more than once. */
  find(text: string, readings: readonly Reading[], found: Found): void {
    const [asWritten, ...others] = readings;
    if (asWritten) this.findIn(asWritten, 0, asWritten.length, text, found);
    for (const other of others) this.findNews(other, text, found);
  }

  /** Where a text is read as it was the first time, the same is found. */
  private findNews(reading: Reading, text: string, found: Found): void {
    const { own, ownCount, length } = reading;
    const reach = this.automaton.longest + NEIGHBOURS;
    for (let at = 0; at < ownCount;) {
      const from = (own[at] ?? 0) - reach;
      let to = from;
      for (; at < ownCount && (own[at] ?? 0) - reach <= to; at++) to = (own[at] ?? 0) + reach;
      this.findIn(reading, Math.max(0, from), Math.min(to, length), text, found);
    }
  }

  private findIn(reading: Reading, begin: number, end: number, text: string, found: Found): void {
    const { words, automaton } = this;
    const { symbols, from, to } = reading;
    automaton.find(symbols, begin, end, (form, last) => {
      if (!isHit(words, form, text, reading, last)) return;
      const length = (words.starts[form + 1] ?? 0) - (words.starts[form] ?? 0);
      found(words.indexes[form] ?? 0, from[last - length + 1] ?? 0, to[last] ?? 0);
    });
  }
}
