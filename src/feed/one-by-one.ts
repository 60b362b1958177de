/** Work that is begun, for each key, when what was given before it is over. */
export class OneByOne {
  private readonly latest = new Map<string, Promise<unknown>>();

  /** Keys with work that is not over. */
  get size(): number {
    return this.latest.size;
  }

  /** @returns what `work` comes to, or throws */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = this.latest.get(key)?.then(work, work) ?? work();
    this.latest.set(key, mine);
    const leave = () => {
      if (this.latest.get(key) === mine) this.latest.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }
}
