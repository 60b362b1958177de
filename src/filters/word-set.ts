import { Automaton } from './automaton.js';
import { isFree, lengthIn, numberIn } from './ends.js';
import type { Excuses } from './excuses.js';
import type { Finds } from './finds.js';
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

/** Symbols beside a word: two on which it depends whether it is one, and two that a digit may be one with as a letter. */
const NEIGHBOURS = 4;

/** Words that are looked for together, and their exceptions. Those in which there is nothing to look for are never found. */
export class WordSet {
  /** Within how many symbols of one all that it may be a word with is. */
  readonly reach: number;
  private readonly forms: Forms;

  private constructor(
    /** How many were given; their exceptions are numbered on from here. */
    readonly count: number,
    private readonly words: Words,
    private readonly automaton: Automaton,
  ) {
    this.forms = new Forms(words, automaton.order);
    this.reach = words.longest + NEIGHBOURS;
  }

  /** @param except innocent words, which may be anywhere */
  static *of(written: readonly string[], except: readonly string[]): Sliced<WordSet> {
    const all = [...written, ...except.map((word) => `*${word}*`)];
    const words = yield* Words.of(all, written.length);
    const isOpen = (form: number) => ((words.traits[form] ?? 0) & Trait.opensLeft) !== 0;
    return new WordSet(written.length, words, yield* Automaton.of(words, isOpen));
  }

  /** As it was given. */
  written(index: number): string {
    return this.words.written[index] ?? '';
  }

  /**
   * Adds each of the words that is in the text, by its index; exceptions only where they are written so: what is
   * disguised is not innocent.
   * @param readings of the text, the first as it is written
   */
  find(text: string, readings: readonly Reading[], found: Finds, excuses: Excuses): void {
    if (this.words.indexes.length === 0) return;
    readings.forEach((reading, way) => this.findIn(reading, text, found, way === 0 ? excuses : undefined));
  }

  private findIn(reading: Reading, text: string, found: Finds, excuses: Excuses | undefined): void {
    const { automaton } = this;
    const { lasts, words, count } = automaton.find(reading.symbols, reading.length);
    if (count === 0) return;
    const rules = new HitRules(this.forms, text, reading, automaton.longest);
    for (let i = 0; i < count; i++) {
      if (!rules.mayEndWith(lasts[i] ?? 0)) continue;
      for (let word = words[i] ?? 0; word !== 0; word = automaton.shorterThan(word))
        if (rules.mayHave(lengthIn(word), isFree(word))) this.tell(numberIn(word), rules, found, excuses);
    }
  }

  private tell(word: number, rules: HitRules, found: Finds, excuses: Excuses | undefined): void {
    const { forms, words } = this;
    let form = word - 1;
    do {
      if (!rules.isHit(form)) continue;
      const { begins, ends } = rules;
      const first = forms.index(form);
      const where = first < this.count ? found : excuses;
      where?.add(first, begins, ends);
      for (let index = forms.again(form); index !== 0; index = words.again[index] ?? 0)
        where?.add(index, begins, ends);
    } while (this.automaton.isSame(++form));
  }
}
