import { Kind } from './character.js';
import { Gap, gapOf, kindIn, Place, placeOf } from './marks.js';
import { isParticle } from './particles.js';
import type { Reading } from './reading.js';
import { symbolOf } from './symbols.js';

const { Hangul, Letter, Unspaced } = Kind;
const { none: NO_GAP, space: SPACE, noise: NOISE } = Gap;
const { bare: BARE } = Place;
const S = symbolOf('s');

/** Whether a word may begin with this symbol, by what comes before it. */
export function startsWord({ marks }: Reading, first: number): boolean {
  const mark = marks[first] ?? 0;
  const gap = gapOf(mark);
  const kind = kindIn(mark);
  if (gap & (SPACE | NOISE)) return true;
  // 3시 발표: what counts something belongs to its number.
  if (gap !== NO_GAP) return kind !== Hangul;
  if (first === 0 || kind === Unspaced) return true;
  const before = marks[first - 1] ?? 0;
  if (kindIn(before) === Unspaced) return true;
  // 아ㅅㅂ, ㅇㅇ시발: single letters and syllables are not parts of one word.
  if (kind === Hangul && kindIn(before) === Hangul) return isBare(mark) || isBare(before);
  if (kind === Hangul) return kindIn(before) === Letter;
  return kind === Letter && kindIn(before) === Hangul;
}

/** Whether a word may end with this symbol, by what comes after it. */
export function endsWord(reading: Reading, text: string, last: number): boolean {
  const { marks, length } = reading;
  const next = last + 1;
  const after = marks[next] ?? 0;
  if (next >= length || gapOf(after) !== NO_GAP) return true;
  const kind = kindIn(marks[last] ?? 0);
  if (kind === Unspaced || kindIn(after) === Unspaced) return true;
  if (kind === Hangul) {
    if (kindIn(after) !== Hangul || isBare(after)) return true;
    return isParticle(text, reading.endOf(last));
  }
  return kindIn(after) === Hangul || (kind === Letter && isPlural(reading, next));
}

function isPlural({ symbols, marks, length }: Reading, at: number): boolean {
  if (symbols[at] !== S) return false;
  const after = marks[at + 1] ?? 0;
  return at + 1 >= length || gapOf(after) !== NO_GAP || kindIn(after) === Hangul;
}

function isBare(mark: number): boolean {
  return (placeOf(mark) & BARE) !== 0;
}
