import { Automaton } from './automaton.js';
import { isFree, lengthIn, numberIn } from './ends.js';
import { Forms } from './forms.js';
import { HitRules } from './hit-rules.js';
import { Reader } from './reader.js';
import type { Reading } from './reading.js';
import type { Sliced } from './slices.js';
import { Spelling } from './spelling.js';
import { Stretches } from './stretches.js';
import { Trait, Words } from './words.js';

const spelling = new Spelling();
const stretches = new Stretches();
const asWritten = new Reader('as written');
const inLeet = new Reader('leet');
const withoutDigits = new Reader('without digits');

/**
 * A text, in NFC, in each of the ways in which something else may be found in it: first as it is written, then
 * what of it is another thing if it is read otherwise. They hold until the next text.
 * @param reach of the words that are looked for
 */
export function readingsOf(text: string, reach: number): Reading[] {
  const { hasLeet, hasLetters, hasDigits } = spelling.read(text);
  const readings = [asWritten.read(spelling)];
  if (asWritten.ambiguousCount === 0) return readings;
  stretches.find(spelling, asWritten, reach);
  if (hasLeet && hasLetters) readings.push(inLeet.readStretches(spelling, stretches));
  if (hasDigits) readings.push(withoutDigits.readStretches(spelling, stretches));
  return readings;
}

type Found = (index: number, from: number, to: number) => void;

/** Symbols beside a word: two on which it depends whether it is one, and two that a digit may be one with as a letter. */
const NEIGHBOURS = 4;

/** Words that are looked for together. Those in which there is nothing to look for are never found. */
export class WordSet {
  private readonly forms: Forms;

  private constructor(
    private readonly words: Words,
    private readonly automaton: Automaton,
  ) {
    this.forms = new Forms(words, automaton.order);
  }

  /** @param isWhole whether they are found only where nothing is between their letters */
  static *of(written: readonly string[], isWhole = false): Sliced<WordSet> {
    const words = yield* Words.of(written, isWhole);
    const isOpen = (form: number) => ((words.traits[form] ?? 0) & Trait.opensLeft) !== 0;
    return new WordSet(words, yield* Automaton.of(words, isOpen));
  }

  get isEmpty(): boolean {
    return this.words.indexes.length === 0;
  }

  /** Within how many symbols of one all that it may be a word with is. */
  get reach(): number {
    return this.automaton.longest + NEIGHBOURS;
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
    if (this.isEmpty) return;
    for (const reading of readings) this.findIn(reading, text, found);
  }

  private findIn(reading: Reading, text: string, found: Found): void {
    const { automaton } = this;
    const { lasts, words, count } = automaton.find(reading.symbols, reading.length);
    if (count === 0) return;
    const rules = new HitRules(this.forms, text, reading);
    for (let i = 0; i < count; i++) {
      if (!rules.mayEndWith(lasts[i] ?? 0)) continue;
      for (let word = words[i] ?? 0; word !== 0; word = automaton.shorterThan(word))
        if (rules.mayHave(lengthIn(word), isFree(word))) this.tell(numberIn(word), rules, found);
    }
  }

  private tell(word: number, rules: HitRules, found: Found): void {
    const { forms, words } = this;
    let form = word - 1;
    do {
      if (!rules.isHit(form)) continue;
      const { begins, ends } = rules;
      found(forms.index(form), begins, ends);
      for (let index = forms.again(form); index !== 0; index = words.again[index] ?? 0)
        found(index, begins, ends);
    } while (this.automaton.isSame(++form));
  }
}
