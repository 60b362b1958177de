import { setImmediate } from 'node:timers/promises';

/** Work that may be left off for a moment wherever it yields. */
export type Sliced<Result> = Generator<void, Result, void>;

/** How long others wait at most, in ms: about as long as for a slice of a flush. */
const SLICE_MS = 4;

/** With the event loop let go on between slices. */
export async function inSlices<Result>(work: Sliced<Result>): Promise<Result> {
  for (let begun = performance.now(); ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - begun < SLICE_MS) continue;
    await setImmediate();
    begun = performance.now();
  }
}

export function atOnce<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
