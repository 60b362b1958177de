import { endsWord, startsWord } from './boundaries.js';
import { Kind } from './character.js';
import { isParticle } from './particles.js';
import { Gap, Place, STRETCHED, type Reading } from './reading.js';
import type { Word } from './word.js';

/** A word's symbols were found in a text, up to `last`: whether they are the word there, or parts of others. */
export function isHit(word: Word, text: string, reading: Reading, last: number): boolean {
  const first = last - word.symbols.length + 1;
  if (!has(reading, first, Place.first) || !has(reading, last, Place.last)) return false;
  if (!isWrittenSo(word, reading, first)) return false;
  if (word.isBare && !hasBare(reading, first, last)) return false;
  if (!word.opensLeft && !startsWord(reading, first)) return false;
  const gaps = gapsIn(word, reading, first);
  if (gaps === Gap.none) return word.opensRight || endsWord(reading, text, last);
  return word.isHangul
    ? isHangulInParts(word, text, reading, last, gaps)
    : endsWord(reading, text, last) && isNonsenseInParts(text, reading, first, last);
}

/** Letters that are doubled in the word have to be in the text; those that are not may be stretched only. */
function isWrittenSo({ reading: word, symbols }: Word, { runs, kinds }: Reading, first: number): boolean {
  let letters = 0;
  let digits = 0;
  for (let i = 0; i < symbols.length; i++) {
    const run = runs[first + i];
    if (run !== word.runs[i] && run !== STRETCHED) return false;
    if (kinds[first + i] !== Kind.Digit) letters += 1;
    else if (word.kinds[i] !== Kind.Digit) digits += 1;
  }
  // 455 is a number, and A55 a telephone.
  return digits <= letters;
}

function hasBare({ places }: Reading, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if ((places[at] ?? 0) & Place.bare) return true;
  return false;
}

/** What is within the word in the text, and is not in the list's own spelling of it. */
function gapsIn(word: Word, { gaps }: Reading, first: number): number {
  let all: number = Gap.none;
  for (let i = 1; i < word.symbols.length; i++)
    if (word.reading.gaps[i] === Gap.none) all |= gaps[first + i] ?? 0;
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
    if (at === last || gaps[at + 1] !== Gap.none) {
      parts.push(text.slice(from[begin], to[at]).toLowerCase());
      begin = at + 1;
    }
  return parts.every((part) => part.length === 1) || !parts.some((part) => ORDINARY.has(part));
}

function has({ places }: Reading, at: number, place: number): boolean {
  return ((places[at] ?? 0) & place) !== 0;
}
