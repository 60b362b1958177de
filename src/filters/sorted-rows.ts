import type { Sliced } from './slices.js';

/** Rows of symbols, one after the other: row `i` is from `starts[i]` up to `starts[i + 1]`. */
export interface Rows {
  readonly symbols: Int32Array;
  readonly starts: readonly number[];
}

/** As many as are sorted, or merged, within a slice's time. */
const AT_ONCE = 1_024;

/** The numbers of the rows, in the order of a dictionary. */
export function* sortedRows(rows: Rows): Sliced<Int32Array> {
  const count = rows.starts.length - 1;
  let from = new Int32Array(count).map((_, row) => row);
  let to = new Int32Array(count);
  for (let at = 0; at < count; at += AT_ONCE) {
    from.subarray(at, at + AT_ONCE).sort((a, b) => compare(rows, a, b));
    yield;
  }
  for (let width = AT_ONCE; width < count; width *= 2) {
    for (let at = 0; at < count; at += 2 * width) yield* merge(rows, from, to, at, width);
    [from, to] = [to, from];
  }
  return from;
}

/** Merges what is sorted in two stretches of this width, the first of which begins here. */
function* merge(rows: Rows, from: Int32Array, to: Int32Array, begin: number, width: number): Sliced<void> {
  const middle = Math.min(begin + width, from.length);
  const end = Math.min(begin + 2 * width, from.length);
  let left = begin;
  let right = middle;
  for (let at = begin; at < end; at++) {
    const isLeft = right >= end || (left < middle && compare(rows, from[left] ?? 0, from[right] ?? 0) <= 0);
    to[at] = from[isLeft ? left++ : right++] ?? 0;
    if (at % AT_ONCE === 0) yield;
  }
}

function compare({ symbols, starts }: Rows, a: number, b: number): number {
  const from = starts[a] ?? 0;
  const shift = (starts[b] ?? 0) - from;
  const lengthA = (starts[a + 1] ?? 0) - from;
  const lengthB = (starts[b + 1] ?? 0) - from - shift;
  const end = from + Math.min(lengthA, lengthB);
  for (let at = from; at < end; at++) {
    const difference = (symbols[at] ?? 0) - (symbols[at + shift] ?? 0);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
