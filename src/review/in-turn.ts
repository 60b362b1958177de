/**
 * Lets results out in the order in which their work began, for each key by itself: work goes on at the same time,
 * and what is ready early waits for what began before it.
 */
export class InTurn {
  private readonly latest = new Map<string, Promise<unknown>>();

  /** Keys with work that is not let out yet. */
  get size(): number {
    return this.latest.size;
  }

  /** @returns what `work` comes to, or throws, and not before what was given earlier under the key */
  after<T>(key: string, work: Promise<T>): Promise<T> {
    const theirs = () => work;
    const mine = this.latest.get(key)?.then(theirs, theirs) ?? work;
    this.latest.set(key, mine);
    const leave = () => {
      if (this.latest.get(key) === mine) this.latest.delete(key);
    };
    mine.then(leave, leave);
    // It may fail long before its turn, when nobody looks at it yet.
    work.catch(() => undefined);
    return mine;
  }
}
