import { Kind, MOST_SYMBOLS } from './character.js';
import {
  characterCode,
  isAlphanumeric,
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
import { isVowel, plainVowel, SILENT } from './hangul.js';
import {
  gapOf,
  Gap,
  markOf,
  Place,
  placeOf,
  placedAt,
  stretchedBy,
  STRETCHED,
  withGap,
  type Mark,
} from './marks.js';
import type { Spelling } from './spelling.js';

/** What digits and signs are taken for. */
export type Way = 'as written' | 'leet' | 'without digits';

/** A text as the filters see it: a row of symbols, each of which knows what it was. */
export interface Reading {
  readonly length: number;
  readonly symbols: Int32Array;
  /** The stretch of the text that the symbol was: its character, with what it is stretched by. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly marks: Uint16Array;
  /** The symbols that are there, or have gaps before them, by this way of reading alone; ascending. */
  readonly own: Int32Array;
  readonly ownCount: number;
}

/** What is looked up for each symbol is a constant of this file: the processor's time goes into reading, not into these. */
const { Nothing, Space, Noise, Digit, Letter, Hangul } = Kind;
const { none: NO_GAP, space: SPACE, noise: NOISE, digit: DIGIT } = Gap;
const { first: FIRST, last: LAST, bare: BARE } = Place;
const SYLLABLE = markOf(Hangul, 0, NO_GAP);
const SYLLABLE_BEGIN = markOf(Hangul, FIRST, NO_GAP);
const SYLLABLE_END = markOf(Hangul, LAST, NO_GAP);
const BARE_LETTER = markOf(Hangul, FIRST | LAST | BARE, NO_GAP);
const EXCLAMATION = characterCode(0x21);

/** Where no letter follows, the mark stands for none: sh1t! */
function isFinalMark(code: CharacterCode, next: CharacterCode): boolean {
  return code === EXCLAMATION && !isAlphanumeric(next);
}

/** Reads texts in one way, into the same memory again and again: to make and clear it takes longer than to read. */
export class Reader implements Reading {
  length = 0;
  symbols = new Int32Array(0);
  from = new Int32Array(0);
  to = new Int32Array(0);
  marks = new Uint16Array(0);
  own = new Int32Array(0);
  ownCount = 0;
  private gap: number = NO_GAP;
  /** Whether the latest character was a syllable that may be stretched by its vowel: 바 by 아. */
  private open = false;
  private readonly inLeet: boolean;
  private readonly withoutDigits: boolean;

  constructor(way: Way) {
    this.inLeet = way === 'leet';
    this.withoutDigits = way === 'without digits';
  }

  /** What is read holds until the next text. */
  read(spelling: Spelling): this {
    this.begin(spelling.length);
    const { codes, starts, length } = spelling;
    for (let at = 0; at < length; at++) {
      const code = codes[at] ?? 0;
      const from = starts[at] ?? 0;
      const to = starts[at + 1] ?? 0;
      if (kindOf(code) !== Hangul) this.add(code, codes[at + 1] ?? 0, from, to);
      else if (isBare(code)) this.addBare(code, from, to);
      else this.addSyllable(symbolsOf(code), from, to);
    }
    return this;
  }

  private begin(characters: number): void {
    this.length = 0;
    this.gap = NO_GAP;
    this.open = false;
    this.ownCount = 0;
    if (characters <= this.own.length) return;
    const room = characters * MOST_SYMBOLS;
    this.own = new Int32Array(characters);
    this.symbols = new Int32Array(room);
    this.from = new Int32Array(room);
    this.to = new Int32Array(room);
    this.marks = new Uint16Array(room);
  }

  private add(code: CharacterCode, next: CharacterCode, from: number, to: number): void {
    const kind = kindOf(code);
    if (kind === Nothing) return;
    if (kind === Space) return void (this.gap |= SPACE);
    if (this.inLeet && (leetOf(code) !== 0 || kind === Digit)) return this.addLeet(code, next, from, to);
    if (kind === Noise) return void (this.gap |= NOISE);
    if (kind === Digit && this.withoutDigits) return this.skipDigit();
    const symbol = onlySymbol(code);
    if (symbol >= 0) return this.addLetter(symbol, kind, isSeldomDoubled(code), from, to);
    this.open = false;
    this.addLetters(symbolsOf(code), markOf(kind, 0, NO_GAP), from, to);
  }

  private addLeet(code: CharacterCode, next: CharacterCode, from: number, to: number): void {
    if (isFinalMark(code, next)) return void (this.gap |= NOISE);
    const kind = kindOf(code) === Digit ? Digit : Letter;
    this.addLetter(leetOf(code) || onlySymbol(code), kind, isSeldomDoubled(code), from, to);
    this.own[this.ownCount++] = this.length - 1;
  }

  private skipDigit(): void {
    this.gap |= DIGIT;
    this.own[this.ownCount++] = this.length;
  }

  private addLetter(symbol: number, kind: Kind, seldomDoubled: boolean, from: number, to: number): void {
    this.open = false;
    const stretches = kind === Letter || (kind === Digit && this.inLeet);
    if (stretches && this.follows(symbol)) this.stretch(to, seldomDoubled ? STRETCHED : 1);
    else this.push(symbol, markOf(kind, FIRST | LAST, this.gap), from, to);
  }

  /** Several letters that are one character. */
  private addLetters(symbols: number, mark: Mark, from: number, to: number): void {
    const count = symbolCount(symbols);
    for (let i = 0; i < count; i++) {
      const place = (i === 0 ? FIRST : 0) | (i === count - 1 ? LAST : 0);
      this.push(symbolAt(symbols, i), placedAt(withGap(mark, this.gap), placeOf(mark) | place), from, to);
    }
  }

  /** A single letter of Hangul, or several in one character, each of which is one. */
  private addBare(code: CharacterCode, from: number, to: number): void {
    const symbol = onlySymbol(code);
    const symbols = symbolsOf(code);
    this.open = isVowel(symbol < 0 ? symbolAt(symbols, symbolCount(symbols) - 1) : symbol);
    if (symbol < 0) this.addLetters(symbols, BARE_LETTER, from, to);
    else if (this.follows(symbol)) this.stretch(to, STRETCHED);
    else this.push(symbol, withGap(BARE_LETTER, this.gap), from, to);
  }

  private addSyllable(symbols: number, from: number, to: number): void {
    const first = symbolAt(symbols, 0);
    const wasOpen = this.open;
    this.open = isVowel(symbolAt(symbols, symbolCount(symbols) - 1));
    if (wasOpen && first === SILENT && this.isDrawnOutBy(symbolAt(symbols, 1))) {
      this.stretch(to, STRETCHED);
      this.addRest(symbols, 2, from, to);
    } else if (this.follows(first) && this.endsInOneLetter()) {
      // It is the initial of what follows: ㅅ시.
      const latest = this.length - 1;
      this.marks[latest] = placedAt(this.marks[latest] ?? 0, FIRST);
      this.stretch(to, STRETCHED);
      this.addRest(symbols, 1, from, to);
    } else {
      this.push(first, withGap(SYLLABLE_BEGIN, this.gap), from, to);
      this.addRest(symbols, 1, from, to);
    }
  }

  /** What a syllable has besides its first letters. */
  private addRest(symbols: number, skipped: number, from: number, to: number): void {
    const last = symbolCount(symbols) - 1;
    for (let i = skipped; i < last; i++) this.push(symbolAt(symbols, i), SYLLABLE, from, to);
    if (last >= skipped) this.push(symbolAt(symbols, last), SYLLABLE_END, from, to);
  }

  private follows(symbol: number): boolean {
    const { length } = this;
    return length > 0 && this.symbols[length - 1] === symbol && this.gap === NO_GAP;
  }

  private isDrawnOutBy(vowel: number): boolean {
    if (this.gap !== NO_GAP || this.length === 0) return false;
    return plainVowel(this.symbols[this.length - 1] ?? 0) === vowel;
  }

  /** In ㅂㅅ새끼 there are two, and they stand for themselves. */
  private endsInOneLetter(): boolean {
    const latest = this.marks[this.length - 1] ?? 0;
    const before = this.length > 1 ? (this.marks[this.length - 2] ?? 0) : 0;
    if ((placeOf(latest) & BARE) === 0) return false;
    return gapOf(latest) !== NO_GAP || (placeOf(before) & BARE) === 0;
  }

  private stretch(to: number, by: number): void {
    const latest = this.length - 1;
    this.to[latest] = to;
    this.marks[latest] = stretchedBy(this.marks[latest] ?? 0, by);
  }

  private push(symbol: number, mark: Mark, from: number, to: number): void {
    const at = this.length++;
    this.symbols[at] = symbol;
    this.from[at] = from;
    this.to[at] = to;
    this.marks[at] = mark;
    this.gap = NO_GAP;
  }
}
