import { Kind, MOST_SYMBOLS } from './character.js';
import {
  characterCode,
  isAlphanumeric,
  isAmbiguous,
  isBare,
  isSeldomDoubled,
  kindOf,
  leetOf,
  onlySymbol,
  symbolAt,
  symbolCount,
  symbolsOf,
  type CharacterCode,
} from './characters.js';
import { plainVowel, SILENT } from './hangul.js';
import {
  gapOf,
  Gap,
  markOf,
  Place,
  placeOf,
  placedAt,
  runOf,
  stretchedBy,
  STRETCHED,
  withGap,
  type Mark,
} from './marks.js';
import type { Reading } from './reading.js';
import { Spelling } from './spelling.js';
import type { Stretches } from './stretches.js';
import { COMMON_SYMBOLS } from './symbols.js';

/** What digits and signs are taken for. */
export type Way = 'as written' | 'leet' | 'without digits';

/** What is looked up for each symbol is a constant of this file: the processor's time goes into reading, not into these. */
const { Nothing, Space, Noise, Digit, Letter, Hangul } = Kind;
const { none: NO_GAP, space: SPACE, noise: NOISE, digit: DIGIT } = Gap;
const { first: FIRST, last: LAST, bare: BARE } = Place;
const SYLLABLE = markOf(Hangul, 0, NO_GAP);
const SYLLABLE_BEGIN = markOf(Hangul, FIRST, NO_GAP);
const SYLLABLE_END = markOf(Hangul, LAST, NO_GAP);
const BARE_LETTER = markOf(Hangul, FIRST | LAST | BARE, NO_GAP);
const EXCLAMATION = characterCode(0x21);

/** At either end of a stretch of a text. No word has it. */
const SEAM = 0x10ffff + COMMON_SYMBOLS + 1;

/** Reads texts in one way, into the same memory again and again: to make and clear it takes longer than to read. */
export class Reader implements Reading {
  length = 0;
  symbols = new Int32Array(0);
  from = new Int32Array(0);
  marks = new Uint16Array(0);
  ambiguous = new Int32Array(0);
  ambiguousCount = 0;
  private spelling = new Spelling();
  /** Where symbols end that are stretched; of the others it is known by where they begin. */
  private ends = new Int32Array(0);
  private gap: number = NO_GAP;
  private readonly asWritten: boolean;
  private readonly inLeet: boolean;

  constructor(way: Way) {
    this.asWritten = way === 'as written';
    this.inLeet = way === 'leet';
  }

  /** What is read holds until the next text. */
  read(spelling: Spelling): this {
    this.begin(spelling);
    this.readOn(0, spelling.length);
    return this;
  }

  /** The same, but for what is outside of the stretches. */
  readStretches(spelling: Spelling, { count, begins, ends }: Stretches): this {
    this.begin(spelling);
    for (let i = 0; i < count; i++) {
      const begin = begins[i] ?? 0;
      const end = ends[i] ?? 0;
      if (begin > 0) this.addSeam(begin);
      this.readOn(begin, end);
      if (end < spelling.length) this.addSeam(end);
    }
    return this;
  }

  endOf(at: number): number {
    const isStretched = runOf(this.marks[at] ?? 0) > 1;
    return isStretched ? (this.ends[at] ?? 0) : this.spelling.endOf(this.from[at] ?? 0);
  }

  private begin(spelling: Spelling): void {
    this.spelling = spelling;
    this.length = 0;
    this.gap = NO_GAP;
    this.ambiguousCount = 0;
    const units = spelling.length;
    if (units <= this.ambiguous.length) return;
    const room = units * MOST_SYMBOLS;
    this.ambiguous = new Int32Array(units);
    this.symbols = new Int32Array(room);
    this.from = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.marks = new Uint16Array(room);
  }

  /** It is as a syllable, where it is between two. */
  private addSeam(at: number): void {
    if (kindOf(this.spelling.codes[at] ?? 0) === Space) this.gap |= SPACE;
    this.push(SEAM, markOf(Hangul, FIRST | LAST, this.gap), at);
  }

  private readOn(from: number, to: number): void {
    const { codes } = this.spelling;
    for (let at = from; at < to; at++) {
      const code = codes[at] ?? 0;
      const kind = kindOf(code);
      if (kind === Space) this.gap |= SPACE;
      else if (kind !== Hangul) this.add(code, kind, at);
      else if (isBare(code)) this.addBare(code, at);
      else this.addSyllable(symbolsOf(code), at);
    }
  }

  private add(code: CharacterCode, kind: Kind, from: number): void {
    if (kind === Nothing) return;
    if (isAmbiguous(code) && !this.isFinalMark(code, from)) return this.addAmbiguous(code, kind, from);
    if (kind === Noise) return void (this.gap |= NOISE);
    const symbol = onlySymbol(code);
    if (symbol >= 0) this.addLetter(symbol, kind, isSeldomDoubled(code), from);
    else this.addLetters(symbolsOf(code), markOf(kind, 0, NO_GAP), from);
  }

  /** Where no letter follows, the mark stands for none: sh1t! */
  private isFinalMark(code: CharacterCode, at: number): boolean {
    return code === EXCLAMATION && !isAlphanumeric(this.spelling.codes[at + 1] ?? 0);
  }

  private addAmbiguous(code: CharacterCode, kind: Kind, from: number): void {
    if (this.asWritten) this.ambiguous[this.ambiguousCount++] = this.length;
    if (this.inLeet) this.addLeet(code, kind, from);
    else if (kind !== Digit) this.gap |= NOISE;
    else if (this.asWritten) this.push(onlySymbol(code), markOf(Digit, FIRST | LAST, this.gap), from);
    else this.gap |= DIGIT;
  }

  private addLeet(code: CharacterCode, kind: Kind, from: number): void {
    const symbol = leetOf(code) || onlySymbol(code);
    this.addLetter(symbol, kind === Digit ? Digit : Letter, isSeldomDoubled(code), from);
  }

  private addLetter(symbol: number, kind: Kind, seldomDoubled: boolean, from: number): void {
    const stretches = kind === Letter || (kind === Digit && this.inLeet);
    if (stretches && this.follows(symbol)) this.stretch(from, seldomDoubled ? STRETCHED : 1);
    else this.push(symbol, markOf(kind, FIRST | LAST, this.gap), from);
  }

  /** Several letters that are one character. */
  private addLetters(symbols: number, mark: Mark, from: number): void {
    const count = symbolCount(symbols);
    for (let i = 0; i < count; i++) {
      const place = (i === 0 ? FIRST : 0) | (i === count - 1 ? LAST : 0);
      this.push(symbolAt(symbols, i), placedAt(withGap(mark, this.gap), placeOf(mark) | place), from);
    }
  }

  /** A single letter of Hangul, or several in one character, each of which is one. */
  private addBare(code: CharacterCode, from: number): void {
    const symbol = onlySymbol(code);
    if (symbol < 0) this.addLetters(symbolsOf(code), BARE_LETTER, from);
    else if (this.follows(symbol)) this.stretch(from, STRETCHED);
    else this.push(symbol, withGap(BARE_LETTER, this.gap), from);
  }

  private addSyllable(symbols: number, from: number): void {
    const begin = this.length;
    const joined = begin > 0 && this.gap === NO_GAP ? this.join(symbols, from) : 0;
    const { symbols: row, from: starts, marks } = this;
    const end = begin + symbolCount(symbols) - joined;
    for (let at = begin; at < end; at++) {
      row[at] = symbolAt(symbols, at - begin + joined);
      starts[at] = from;
      marks[at] = SYLLABLE;
    }
    if (end > begin) marks[end - 1] = SYLLABLE_END;
    if (joined === 0) marks[begin] = withGap(SYLLABLE_BEGIN, this.gap);
    this.length = end;
    this.gap = NO_GAP;
  }

  /** How many of a syllable's first letters are the symbol before it, stretched. */
  private join(symbols: number, from: number): number {
    const at = this.length - 1;
    const latest = this.symbols[at] ?? 0;
    const first = symbolAt(symbols, 0);
    const drawnOut = first === SILENT && plainVowel(latest) === symbolAt(symbols, 1);
    if (!drawnOut && (latest !== first || !this.endsInOneLetter())) return 0;
    // It is the initial of what follows: ㅅ시.
    if (!drawnOut) this.marks[at] = placedAt(this.marks[at] ?? 0, FIRST);
    this.stretch(from, STRETCHED);
    return drawnOut ? 2 : 1;
  }

  private follows(symbol: number): boolean {
    const { length } = this;
    return length > 0 && this.symbols[length - 1] === symbol && this.gap === NO_GAP;
  }

  /** In ㅂㅅ새끼 there are two, and they stand for themselves. */
  private endsInOneLetter(): boolean {
    const latest = this.marks[this.length - 1] ?? 0;
    const before = this.length > 1 ? (this.marks[this.length - 2] ?? 0) : 0;
    if ((placeOf(latest) & BARE) === 0) return false;
    return gapOf(latest) !== NO_GAP || (placeOf(before) & BARE) === 0;
  }

  /** The latest symbol goes on in the character that begins here. */
  private stretch(from: number, by: number): void {
    const latest = this.length - 1;
    this.ends[latest] = this.spelling.endOf(from);
    this.marks[latest] = stretchedBy(this.marks[latest] ?? 0, by);
  }

  private push(symbol: number, mark: Mark, from: number): void {
    const at = this.length++;
    this.symbols[at] = symbol;
    this.from[at] = from;
    this.marks[at] = mark;
    this.gap = NO_GAP;
  }
}
