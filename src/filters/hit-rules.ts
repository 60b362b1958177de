import { endsWord, startsWord } from './boundaries.js';
import { Kind } from './character.js';
import { compared, GAPS, NOT_SO, PLAIN_MARKS, SEEN_BARE } from './compared.js';
import type { Forms } from './forms.js';
import { Gap, gapOf, isRemarkable, kindIn, Place, placeOf, runOf, type Mark } from './marks.js';
import type { Reading } from './reading.js';
import { isHangulInParts, isNonsenseInParts } from './words-in-parts.js';
import { Trait } from './words.js';

const { Digit, Hangul } = Kind;
const { none: NO_GAP, space: SPACE, noise: NOISE, digit: DIGIT } = Gap;
const { first: FIRST, last: LAST, bare: BARE } = Place;
const {
  opensLeft: OPENS_LEFT,
  opensRight: OPENS_RIGHT,
  bare: IS_BARE,
  hangul: IS_HANGUL,
  whole: IS_WHOLE,
  doubled: IS_DOUBLED,
  plain: IS_PLAIN,
} = Trait;

/**
 * Tells whether words whose symbols are in a text are words there, or parts of others. It is asked from the
 * text's beginning on: first about where words end, then about those that end there.
 */
export class HitRules {
  private last = 0;
  /** Whether a word may end where it was asked last of all: most words are none by what is before them. */
  private end = false;
  private endOf = -1;
  private first = 0;
  private isBegin = false;
  /** Up to which symbol it was looked for these, and which are the latest of them. */
  private seen = -1;
  private latestSpace = -1;
  private latestNoise = -1;
  private latestDigit = -1;
  private latestBare = -1;
  /** Stretched, or a digit. */
  private latestOdd = -1;

  constructor(
    private readonly forms: Forms,
    private readonly text: string,
    private readonly reading: Reading,
    /** Symbols in the longest word. */
    private readonly longest: number,
  ) {}

  /** Where the word is in the text. */
  get begins(): number {
    return this.reading.from[this.first] ?? 0;
  }

  get ends(): number {
    return this.reading.endOf(this.last);
  }

  /** Whether any of the words can end with this symbol. */
  mayEndWith(last: number): boolean {
    if ((placeOf(this.reading.marks[last] ?? 0) & LAST) === 0) return false;
    this.last = last;
    return true;
  }

  /** Whether one of so many symbols can. */
  mayHave(length: number, isFree: boolean): boolean {
    const { reading, last } = this;
    const first = last + 1 - length;
    if ((placeOf(reading.marks[first] ?? 0) & FIRST) === 0) return false;
    this.first = first;
    this.isBegin = startsWord(reading, first);
    return this.isBegin || isFree;
  }

  /** Whether that one is a word there. */
  isHit(form: number): boolean {
    const { forms, text, reading, first, last, isBegin } = this;
    const traits = forms.traits(form);
    if (!isBegin && (traits & OPENS_LEFT) === 0) return false;
    const isEnd = this.isEnd();
    if (!isEnd && (traits & OPENS_RIGHT) === 0 && kindIn(reading.marks[last] ?? 0) === Hangul) return false;
    const seen = this.compare(form, traits);
    if (seen === NOT_SO || ((traits & IS_BARE) !== 0 && (seen & SEEN_BARE) === 0)) return false;
    const gaps = seen & GAPS;
    if (gaps === NO_GAP) return isEnd || (traits & OPENS_RIGHT) !== 0;
    if (traits & IS_WHOLE) return false;
    return traits & IS_HANGUL
      ? isHangulInParts(forms.characters(form), text, reading, last, gaps)
      : isEnd && isNonsenseInParts(text, reading, first, last);
  }

  private isEnd(): boolean {
    if (this.endOf !== this.last) {
      this.end = endsWord(this.reading, this.text, this.last);
      this.endOf = this.last;
    }
    return this.end;
  }

  /** As `compared`, but at once where nothing in the text is stretched or a digit. */
  private compare(form: number, traits: number): number {
    const { forms, reading, first, last } = this;
    this.lookUpTo(last);
    if (this.latestOdd >= first || ((traits & IS_PLAIN) === 0 && this.gapsAfter(first) !== NO_GAP))
      return traits & IS_PLAIN
        ? compared(PLAIN_MARKS, 0, reading, first, last, traits)
        : compared(forms.marks, forms.marksFrom(form), reading, first, last, traits);
    if (traits & IS_DOUBLED) return NOT_SO;
    return this.gapsAfter(first) | (this.latestBare >= first ? SEEN_BARE : 0);
  }

  private gapsAfter(first: number): number {
    const { latestSpace, latestNoise, latestDigit } = this;
    return (
      (latestSpace > first ? SPACE : 0) |
      (latestNoise > first ? NOISE : 0) |
      (latestDigit > first ? DIGIT : 0)
    );
  }

  /** What is further back than the longest word is no longer asked about. */
  private lookUpTo(last: number): void {
    const { marks } = this.reading;
    let at = Math.max(this.seen, last - this.longest);
    while (at < last) {
      const mark = marks[++at] ?? 0;
      if (isRemarkable(mark)) this.note(mark, at);
    }
    this.seen = at;
  }

  private note(mark: Mark, at: number): void {
    const gap = gapOf(mark);
    if (gap & SPACE) this.latestSpace = at;
    if (gap & NOISE) this.latestNoise = at;
    if (gap & DIGIT) this.latestDigit = at;
    if (placeOf(mark) & BARE) this.latestBare = at;
    if (runOf(mark) > 1 || kindIn(mark) === Digit) this.latestOdd = at;
  }
}
