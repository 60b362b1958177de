import { Kind } from './character.js';

/** What is between a symbol and the one before it. */
export const Gap = { none: 0, space: 1, noise: 2, digit: 4 } as const;

/** Where a symbol is in its character. A word begins with a character and ends with one. */
export const Place = { first: 1, last: 2, bare: 4 } as const;

/** How often a letter is written; from here on it is stretched, and may stand for one or two. */
export const STRETCHED = 3;

/** All that a symbol of a reading knows of itself, in one number: its kind, place, gap and run. */
export type Mark = number;

const PLACE = 3;
const GAP = 6;
const RUN = 9;
const THREE_BITS = 0b111;
const DIGIT: number = Kind.Digit;
/** Written more than once, it is 2 or 3 in its run. */
const REMARKABLE = (Place.bare << PLACE) | (THREE_BITS << GAP) | (0b10 << RUN);

export const markOf = (kind: Kind, place: number, gap: number): Mark =>
  kind | (place << PLACE) | (gap << GAP) | (1 << RUN);

export const kindIn = (mark: Mark): Kind => mark & THREE_BITS;
export const placeOf = (mark: Mark): number => (mark >> PLACE) & THREE_BITS;
export const gapOf = (mark: Mark): number => (mark >> GAP) & THREE_BITS;
export const runOf = (mark: Mark): number => mark >> RUN;

/** Whether there is anything between the symbol and the one before, or it is bare, stretched or a digit: most are not. */
export const isRemarkable = (mark: Mark): boolean =>
  (mark & REMARKABLE) !== 0 || (mark & THREE_BITS) === DIGIT;

export const placedAt = (mark: Mark, place: number): Mark =>
  (mark & ~(THREE_BITS << PLACE)) | (place << PLACE);

export const withGap = (mark: Mark, gap: number): Mark => (mark & ~(THREE_BITS << GAP)) | (gap << GAP);

export function stretchedBy(mark: Mark, by: number): Mark {
  const run = Math.min(STRETCHED, runOf(mark) + by);
  return (mark & ((1 << RUN) - 1)) | (run << RUN);
}
