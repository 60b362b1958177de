import { Kind } from './character.js';
import { Gap, gapOf, kindIn, Place, placeOf, runOf, withGap, type Mark } from './marks.js';
import { Reader } from './reader.js';
import type { Reading } from './reading.js';
import { Spelling } from './spelling.js';
import type { Sliced } from './slices.js';

/** What a word is besides its symbols. */
export const Trait = {
  /** Letters may come before it, or after it. */
  opensLeft: 1,
  opensRight: 2,
  /** It has single letters of Hangul, which whole syllables do not stand for: 십 is no 시ㅂ. */
  bare: 4,
  hangul: 8,
  /** It is not found where something is between its letters. */
  whole: 16,
  /** A letter of it is doubled or stretched, and has to be so in the text. */
  doubled: 32,
  /** It has nothing doubled, no digits and no gaps. */
  plain: 64,
} as const;

/** In symbols, of the words that are plain. */
export const LONGEST_PLAIN = 256;

/** Words that are read between two looks at the clock. */
const AT_ONCE = 64;

const spelling = new Spelling();
const reader = new Reader('as written');
const readWord = (word: string) => reader.read(spelling.read(word));

/** Whether there is anything in the word to look for. */
export function isWord(written: string): boolean {
  return readWord(parted(written).core).length > 0;
}

/** Words of lists, in the forms in which they are looked for, one form after the other. */
export class Words {
  symbols = new Int32Array(0);
  /** As a reading's. */
  marks = new Uint16Array(0);
  /** Where each form begins among the symbols, and past the last where that one ends. */
  readonly starts = [0];
  /** Of each form: which of the words that were given it is, what it is, and of how many characters. */
  readonly indexes: number[] = [];
  readonly traits: number[] = [];
  readonly characters: number[] = [];
  /** Of each word that was given where the same one was given again; 0 where it was not. */
  readonly again: Int32Array;
  /** Symbols in the longest that is not found only whole. */
  longest = 0;
  /** By what it is, the latest place where a word was given. */
  private readonly known = new Map<string, number>();

  private constructor(readonly written: readonly string[]) {
    this.again = new Int32Array(written.length);
  }

  /**
   * Those in which there is nothing to look for have no form, nor have those that were given before.
   * @param wholeFrom from which of them on they are found only where nothing is between their letters
   */
  static *of(written: readonly string[], wholeFrom = written.length): Sliced<Words> {
    const words = new Words(written);
    for (let index = 0; index < written.length; index++) {
      const { core, traits: stars } = parted(written[index] ?? '');
      const traits = index < wholeFrom ? stars : stars | Trait.whole;
      if (!words.isKnown(`${traits}${core}`, index)) words.addForms(core, index, traits);
      if (index % AT_ONCE === 0) yield;
    }
    words.symbols = words.symbols.subarray(0, words.starts.at(-1));
    words.known.clear();
    return words;
  }

  /** Lists have many words in common: what is the same is looked for once. */
  private isKnown(word: string, index: number): boolean {
    const before = this.known.get(word);
    this.known.set(word, index);
    if (before !== undefined) this.again[before] = index;
    return before !== undefined;
  }

  private addForms(core: string, index: number, traits: number): void {
    const reading = readWord(core);
    const isDoubled = marksOf(reading).some((mark) => runOf(mark) > 1);
    if (reading.length > 0) this.add(reading, index, traits);
    if (isDoubled) this.add(spelledOut(core), index, traits);
  }

  private add(reading: Reading, index: number, traits: number): void {
    const begin = this.starts.at(-1) ?? 0;
    const end = begin + reading.length;
    if (end > this.symbols.length) this.widen(2 * end);
    this.symbols.set(reading.symbols.subarray(0, reading.length), begin);
    this.marks.set(marksOf(reading), begin);
    this.starts.push(end);
    if ((traits & Trait.whole) === 0) this.longest = Math.max(this.longest, reading.length);
    this.note(reading, index, traits);
  }

  private widen(length: number): void {
    const { symbols, marks } = this;
    this.symbols = new Int32Array(length);
    this.symbols.set(symbols);
    this.marks = new Uint16Array(length);
    this.marks.set(marks);
  }

  private note(reading: Reading, index: number, traits: number): void {
    const marks = marksOf(reading);
    const isBare = marks.some((mark) => placeOf(mark) & Place.bare);
    const isHangul = marks.some((mark) => kindIn(mark) === Kind.Hangul);
    const isDoubled = marks.some((mark) => runOf(mark) > 1);
    const isPlain = marks.length <= LONGEST_PLAIN && marks.every(isPlainMark);
    const spelling = (isDoubled ? Trait.doubled : 0) | (isPlain ? Trait.plain : 0);
    const own = (isBare ? Trait.bare : 0) | (isHangul ? Trait.hangul : 0) | spelling;
    this.indexes.push(index);
    this.traits.push(traits | own);
    this.characters.push(marks.filter((mark) => placeOf(mark) & Place.last).length);
  }
}

function isPlainMark(mark: Mark): boolean {
  return runOf(mark) === 1 && gapOf(mark) === Gap.none && kindIn(mark) !== Kind.Digit;
}

/** The word without its stars. */
function parted(written: string): { core: string; traits: number } {
  const word = written.normalize('NFC').trim();
  const left = word.startsWith('*') ? 1 : 0;
  const right = word.length > left && word.endsWith('*') ? 1 : 0;
  const traits = left * Trait.opensLeft + right * Trait.opensRight;
  return { core: word.slice(left, word.length - right), traits };
}

/** Letter by letter: a s s has two, and ass one that is doubled. */
function spelledOut(core: string): Reading {
  const reading = readWord([...core].join('.'));
  const marks = marksOf(reading);
  marks.forEach((mark, at) => (marks[at] = withGap(mark, gapOf(mark) & Gap.space)));
  return reading;
}

function marksOf({ marks, length }: Reading): Uint16Array {
  return marks.subarray(0, length);
}
