import { endsWord, startsWord } from './boundaries.js';
import { Kind } from './character.js';
import { isParticle } from './particles.js';
import { Gap, Place, STRETCHED, type Reading } from './reading.js';
import type { Word } from './word.js';

/** A word's symbols were found in a text, up to `last`: whether they are the word there, or parts of others. */
export function isHit(word: Word, text: string, reading: Reading, last: number): boolean {
  const first = last - word.symbols.length + 1;
  if (!has(reading, first, Place.first) || !has(reading, last, Place.last)) return false;
  if (!isSpeltSo(word, reading, first) || !isMoreThanNumber(word, reading, first, last)) return false;
  if (word.isBare && !hasBare(reading, first, last)) return false;
  if (!word.opensLeft && !startsWord(reading, first)) return false;
  const gaps = gapsIn(word, reading, first);
  if (gaps === Gap.none) return word.opensRight || endsWord(reading, text, last);
  if (word.isWhole) return false;
  return word.isHangul
    ? isHangulInParts(word, text, reading, last, gaps)
    : endsWord(reading, text, last) && isNonsenseInParts(text, reading, first, last);
}

/** 455 is a number, and A55 a telephone: in leetspeak there are letters as well. */
function isMoreThanNumber({ kinds: own }: Word, { kinds, from, to }: Reading, first: number, last: number) {
  let digits = 0;
  let others = 0;
  for (let at = first; at <= last; at++) {
    if (own[at - first] === Kind.Digit || kinds[at] !== Kind.Digit) others += 1;
    else digits += (to[at] ?? 0) - (from[at] ?? 0);
  }
  return digits <= others;
}

/**
 * What is doubled in the word has to be so in the text. What is not may be stretched; doubled is not
 * stretched, as god and good are two words, unless it is not the only letter that is.
 */
function isSpeltSo(word: Word, { runs }: Reading, first: number): boolean {
  const { symbols, opensLeft, opensRight } = word;
  let stretched = 0;
  let doubled = 0;
  for (let i = 0; i < symbols.length; i++) {
    const run = runs[first + i] ?? 0;
    const wanted = word.runs[i] ?? 0;
    if (run < wanted) return false;
    // Where the word goes on, its letter may be the next one's: shitty.
    if ((i === 0 && opensLeft) || (i === symbols.length - 1 && opensRight)) continue;
    if (run === STRETCHED) stretched += 1;
    else if (run > wanted) doubled += 1;
  }
  return doubled === 0 || doubled + stretched > 1;
}

function hasBare({ places }: Reading, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if ((places[at] ?? 0) & Place.bare) return true;
  return false;
}

/** What is within the word in the text, and is not in the list's own spelling of it. */
function gapsIn(word: Word, { gaps }: Reading, first: number): number {
  let all: number = Gap.none;
  for (let i = 1; i < word.symbols.length; i++) if (word.gaps[i] === Gap.none) all |= gaps[first + i] ?? 0;
  return all;
}

/**
 * In 시 발표 and 병 신청 the second part is a word of its own: only what ends with it counts, or goes on as
 * nothing but that word would.
 */
function isHangulInParts({ characters }: Word, text: string, reading: Reading, last: number, gaps: number) {
  const { to, gaps: before, kinds, length } = reading;
  const next = last + 1;
  const isEnd = next >= length || before[next] !== Gap.none || kinds[next] !== Kind.Hangul;
  return isEnd || ((characters > 2 || (gaps & Gap.space) === 0) && isParticle(text, to[last] ?? 0));
}

/** Words that are often met one after the other, and would be another one together: pen is. */
const ORDINARY = new Set(
  `a am an and are as at be but by can do for get go got had has have he her hit him his how i if in is it its
   let me my no not nut of off on one or our out pen put ring run she so tard tan the them they this tit to up us was we
   were what who will with you your`.split(/\s+/),
);

function isNonsenseInParts(text: string, reading: Reading, first: number, last: number): boolean {
  const { from, to, gaps } = reading;
  const parts: string[] = [];
  for (let at = first, begin = first; at <= last; at++)
    if (at === last || (gaps[at + 1] ?? 0) & (Gap.space | Gap.noise)) {
      parts.push(text.slice(from[begin], to[at]).toLowerCase());
      begin = at + 1;
    }
  return parts.every((part) => part.length === 1) || !parts.some((part) => ORDINARY.has(part));
}

function has({ places }: Reading, at: number, place: number): boolean {
  return ((places[at] ?? 0) & place) !== 0;
}
