import { microseconds } from '../shared/clock.mjs';

/** What all viewers together have received. */
export class Tally {
  deliveries = 0;
  frames = 0;
  bytes = 0;
  lost = 0;
  duplicated = 0;
  /** Milliseconds from send to receipt, at the viewers that are sampled. @type {number[]} */
  latencies = [];

  sample(/** @type {Float64Array} */ sentAt) {
    const now = microseconds();
    for (const time of sentAt) this.latencies.push((now - time) / 1000);
  }
}

/** @param {ArrayLike<number>} sorted @param {number} share */
export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
