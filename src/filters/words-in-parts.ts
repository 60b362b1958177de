import { Kind } from './character.js';
import { Gap, gapOf, kindIn } from './marks.js';
import { isOrdinary } from './ordinary-words.js';
import { isParticle } from './particles.js';
import type { Reading } from './reading.js';

const { Hangul } = Kind;
const { none: NO_GAP, space: SPACE, noise: NOISE } = Gap;

/**
 * In 시 발표 and 병 신청 the second part is a word of its own: only what ends with it counts, or goes on as
 * nothing but that word would.
 */
export function isHangulInParts(
  characters: number,
  text: string,
  reading: Reading,
  last: number,
  gaps: number,
) {
  const { marks, length } = reading;
  const next = marks[last + 1] ?? 0;
  const isEnd = last + 1 >= length || gapOf(next) !== NO_GAP || kindIn(next) !== Hangul;
  return isEnd || ((characters > 2 || (gaps & SPACE) === 0) && isParticle(text, reading.endOf(last)));
}

/** Single letters are, and so are parts none of which is a word that is often met beside others: pen is. */
export function isNonsenseInParts(text: string, reading: Reading, first: number, last: number): boolean {
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
