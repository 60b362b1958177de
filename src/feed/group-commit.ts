interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/**
 * Commits together what was submitted together: everything that came in while the commit before was
 * under way, or in the same turn of the event loop. Commits never overlap, so their order is the order
 * of submission. Where a commit fails, everything in it is rejected with the reason.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private running: Promise<void> | undefined;

  /**
   * @param commit commits the items and returns a result for each, in order
   * @param most items in one commit
   */
  constructor(
    private readonly commit: (items: Item[]) => Promise<Result[]>,
    private readonly most: number,
  ) {}

  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing is waiting and nothing under way. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.commitGroup(this.waiting.splice(0, this.most));
    this.running = undefined;
  }

  private async commitGroup(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(group.map(({ item }) => item));
      group.forEach(({ resolve }, i) => resolve(results[i] as Result));
    } catch (reason) {
      group.forEach(({ reject }) => reject(reason));
    }
  }
}
