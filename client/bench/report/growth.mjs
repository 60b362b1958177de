/**
 * How fast a heap grows, in bytes a second: the line that fits its sizes best.
 * @param {import('../measure.mjs').Heap[]} heap
 */
export function growth(heap) {
  const mean = (/** @type {(point: import('../measure.mjs').Heap) => number} */ of) =>
    heap.reduce((sum, point) => sum + of(point), 0) / heap.length;
  const at = mean(({ seconds }) => seconds);
  const size = mean(({ bytes }) => bytes);
  return (
    mean(({ seconds, bytes }) => (seconds - at) * (bytes - size)) / mean(({ seconds }) => (seconds - at) ** 2)
  );
}
