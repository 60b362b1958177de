import { endsWord, startsWord } from './boundaries.js';
import { Kind } from './character.js';
import { Gap, gapOf, kindIn, Place, placeOf, runOf, STRETCHED } from './marks.js';
import { isOrdinary } from './ordinary-words.js';
import { isParticle } from './particles.js';
import type { Reading } from './reading.js';
import { Trait, type Words } from './words.js';

const { Digit, Hangul } = Kind;
const { none: NO_GAP, space: SPACE, noise: NOISE } = Gap;
const { first: FIRST, last: LAST, bare: BARE } = Place;
const {
  opensLeft: OPENS_LEFT,
  opensRight: OPENS_RIGHT,
  bare: IS_BARE,
  hangul: IS_HANGUL,
  whole: IS_WHOLE,
} = Trait;

/** A word's symbols were found in a text, up to `last`: whether they are the word there, or parts of others. */
export function isHit(words: Words, form: number, text: string, reading: Reading, last: number): boolean {
  const begin = words.starts[form] ?? 0;
  const first = last + 1 - ((words.starts[form + 1] ?? 0) - begin);
  const traits = words.traits[form] ?? 0;
  const { marks } = reading;
  if ((placeOf(marks[first] ?? 0) & FIRST) === 0 || (placeOf(marks[last] ?? 0) & LAST) === 0) return false;
  if ((traits & OPENS_LEFT) === 0 && !startsWord(reading, first)) return false;
  const seen = compared(words.marks, begin, reading, first, last, traits);
  if (seen === NOT_SO || ((traits & IS_BARE) !== 0 && (seen & SEEN_BARE) === 0)) return false;
  const gaps = seen & GAPS;
  if (gaps === NO_GAP) return (traits & OPENS_RIGHT) !== 0 || endsWord(reading, text, last);
  if (traits & IS_WHOLE) return false;
  return traits & IS_HANGUL
    ? isHangulInParts(words.characters[form] ?? 0, text, reading, last, gaps)
    : endsWord(reading, text, last) && isNonsenseInParts(text, reading, first, last);
}

const NOT_SO = -1;
const GAPS = 0b111;
const SEEN_BARE = 0b1000;

/**
 * What is within the word in the text and not in the list's own spelling of it, and whether there are single
 * letters of Hangul; `NOT_SO` where it is spelt in another way, or is a number.
 * @param wanted the marks of the word's symbols, which are those from `begin` on
 */
function compared(
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

/**
 * In 시 발표 and 병 신청 the second part is a word of its own: only what ends with it counts, or goes on as
 * nothing but that word would.
 */
function isHangulInParts(characters: number, text: string, reading: Reading, last: number, gaps: number) {
  const { marks, length } = reading;
  const next = marks[last + 1] ?? 0;
  const isEnd = last + 1 >= length || gapOf(next) !== NO_GAP || kindIn(next) !== Hangul;
  return isEnd || ((characters > 2 || (gaps & SPACE) === 0) && isParticle(text, reading.endOf(last)));
}

/** Single letters are, and so are parts none of which is a word that is often met beside others: pen is. */
function isNonsenseInParts(text: string, reading: Reading, first: number, last: number): boolean {
  const { from, marks } = reading;
  let hasLong = false;
  let hasOrdinary = false;
  for (let at = first, begin = first; at <= last; at++) {
    if (at !== last && (gapOf(marks[at + 1] ?? 0) & (SPACE | NOISE)) === 0) continue;
    const begins = from[begin] ?? 0;
    const ends = reading.endOf(at);
    hasLong ||= ends - begins > 1;
    hasOrdinary ||= isOrdinary(text, begins, ends);
    begin = at + 1;
  }
  return !hasLong || !hasOrdinary;
}
