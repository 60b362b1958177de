import type { Reading } from './reading.js';
import { WordSet } from './word-set.js';

interface Stretch {
  from: number;
  to: number;
}

/** Exceptions are found in the middle of words as well, 발표 in 개시발표, and not in parts. */
export function exceptionSet(except: readonly string[]): WordSet {
  return new WordSet(
    except.map((word) => `*${word}*`),
    true,
  );
}

/**
 * Those that are no exception, and share no letters with one that goes on beyond them.
 * @param readings of the text, the first as it is written: what is disguised is not innocent
 */
export function unexcused<Found extends Stretch>(
  found: Found[],
  except: WordSet,
  text: string,
  readings: readonly Reading[],
): Found[] {
  if (found.length === 0) return found;
  /** 1 at each place that has an exception on both sides of it. */
  const within = new Uint8Array(text.length + 1);
  const whole = new Map<number, number>();
  for (const { from, to } of except.find(text, readings.slice(0, 1))) {
    within.fill(1, from + 1, to);
    whole.set(from, Math.max(to, whole.get(from) ?? 0));
  }
  return found.filter(({ from, to }) => within[from] !== 1 && within[to] !== 1 && whole.get(from) !== to);
}
