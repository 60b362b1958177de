import { Automaton } from './automaton.js';
import { isHit } from './hit-rules.js';
import { read, type Reading } from './reading.js';
import { formsOf, type Word } from './word.js';

/** A word in a text: where it is, and which of the set's it is. */
export interface Found {
  index: number;
  written: string;
  from: number;
  to: number;
}

/** More than any text has characters. */
const PLACES = 2 ** 26;

/** A text, in NFC, in each of the ways in which something else may be found in it. */
export function readingsOf(text: string): Reading[] {
  const written = read(text, 'as written');
  return [
    written,
    ...(written.hasLeet && written.hasLetters ? [read(text, 'leet')] : []),
    ...(written.hasDigits ? [read(text, 'without digits')] : []),
  ];
}

/** Words that are looked for together. Those in which there is nothing to look for are never found. */
export class WordSet {
  private readonly words: { word: Word; index: number }[];
  private readonly automaton: Automaton;

  /** @param whole whether they are found only where nothing is between their letters */
  constructor(words: readonly string[], whole = false) {
    this.words = words.flatMap((written, index) => formsOf(written, whole).map((word) => ({ word, index })));
    this.automaton = new Automaton(this.words.map(({ word }) => word.symbols));
  }

  /** Each of the words that is in the text, at each place once. */
  find(text: string, readings: readonly Reading[]): Found[] {
    const found: Found[] = [];
    const seen = new Set<number>();
    for (const reading of readings)
      this.automaton.find(reading.symbols, reading.length, (at, last) => {
        const entry = this.words[at];
        if (!entry || !isHit(entry.word, text, reading, last)) return;
        const from = reading.from[last - entry.word.symbols.length + 1] ?? 0;
        const place = entry.index * PLACES + from;
        if (seen.has(place)) return;
        seen.add(place);
        const { index, word } = entry;
        found.push({ index, written: word.written, from, to: reading.to[last] ?? 0 });
      });
    return found;
  }
}
