const LEAST_MS = 250;
const MOST_MS = 3_000;

/** A wait before the next attempt, with full jitter: nobody comes in step with anybody else. @param {number} attempt from 0 */
export const backoff = (attempt) => Math.random() * Math.min(MOST_MS, LEAST_MS * 2 ** attempt);
