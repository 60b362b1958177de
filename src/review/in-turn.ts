import { OneByOne } from '../feed/one-by-one.js';

/**
 * Lets results out in the order in which their work began, for each key by itself: work goes on at the same time,
 * and what is ready early waits for what began before it.
 */
export class InTurn {
  private readonly out = new OneByOne();

  /** Keys with work that is not let out yet. */
  get size(): number {
    return this.out.size;
  }

  /** @returns what `work` comes to, or throws, and not before what was given earlier under the key */
  after<T>(key: string, work: Promise<T>): Promise<T> {
    // It may fail long before its turn, when nobody looks at it yet.
    work.catch(() => undefined);
    return this.out.run(key, () => work);
  }
}
