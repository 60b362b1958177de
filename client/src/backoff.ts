const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Full jitter: a whole audience that lost its server at one moment does not come back at one moment. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  return Math.round(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt));
}
