import { Kind } from './character.js';
import { Gap, gapOf, kindIn, markOf, Place, placeOf, runOf, STRETCHED } from './marks.js';
import type { Reading } from './reading.js';
import { LONGEST_PLAIN, Trait } from './words.js';

const { Digit, Hangul } = Kind;
const { none: NO_GAP } = Gap;
const { bare: BARE } = Place;
const { opensLeft: OPENS_LEFT, opensRight: OPENS_RIGHT } = Trait;

/** Of all words that are plain: their own are further away. */
export const PLAIN_MARKS = new Uint16Array(LONGEST_PLAIN).fill(markOf(Hangul, 0, NO_GAP));

export const NOT_SO = -1;
export const GAPS = 0b111;
export const SEEN_BARE = 0b1000;

/**
 * What is within the word in the text and not in the list's own spelling of it, and whether there are single
 * letters of Hangul; `NOT_SO` where it is spelt in another way, or is a number.
 * @param wanted the marks of the word's symbols, which are those from `begin` on
 */
export function compared(
  wanted: Uint16Array,
  begin: number,
  reading: Reading,
  first: number,
  last: number,
  traits: number,
): number {
  const { marks, from } = reading;
  // Where the word goes on, its letter may be the next one's: shitty.
  const strictFrom = traits & OPENS_LEFT ? first + 1 : first;
  const strictTo = traits & OPENS_RIGHT ? last - 1 : last;
  let stretched = 0;
  let doubled = 0;
  let digits = 0;
  let others = 0;
  let seen = 0;
  for (let at = first; at <= last; at++) {
    const mark = marks[at] ?? 0;
    const own = wanted[begin + at - first] ?? 0;
    const more = runOf(mark) - runOf(own);
    if (more < 0) return NOT_SO;
    if (at >= strictFrom && at <= strictTo) {
      if (runOf(mark) === STRETCHED) stretched += 1;
      else if (more > 0) doubled += 1;
    }
    if (kindIn(mark) === Digit && kindIn(own) !== Digit) digits += reading.endOf(at) - (from[at] ?? 0);
    else others += 1;
    if (placeOf(mark) & BARE) seen |= SEEN_BARE;
    if (at > first && gapOf(own) === NO_GAP) seen |= gapOf(mark);
  }
  return isSpeltSo(doubled, stretched) && isMoreThanNumber(digits, others) ? seen : NOT_SO;
}

/**
 * What is doubled in the word has to be so in the text. What is not may be stretched; doubled is not
 * stretched, as god and good are two words, unless it is not the only letter that is.
 */
const isSpeltSo = (doubled: number, stretched: number) => doubled === 0 || doubled + stretched > 1;

/** 455 is a number, and A55 a telephone: in leetspeak there are letters as well. */
const isMoreThanNumber = (digits: number, others: number) => digits <= others;
