import { setImmediate, setTimeout } from 'node:timers/promises';

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/** A commit rests this many times what it took, and never longer than the limit: busy, it takes a tenth of the time. */
const REST = { times: 9, limitMs: 6 };

/**
 * Commits together what was submitted together: everything that came in while the commit before was
 * under way or rested, or in the same turn of the event loop. What a commit costs is the transaction,
 * hardly the entries in it. Commits never overlap, so their order is the order
 * of submission. Where a commit fails, everything in it is rejected with the reason, and what waited for
 * it as well: with a database that does not answer it would wait for as long again, and ever more with it.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private running: Promise<void> | undefined;
  private restsUntil = 0;

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
    while (this.waiting.length > 0) {
      await this.rest();
      const began = performance.now();
      await this.commitGroup(this.waiting.splice(0, this.most));
      const ended = performance.now();
      this.restsUntil = ended + Math.min((ended - began) * REST.times, REST.limitMs);
    }
    this.running = undefined;
  }

  /** At least until all that this turn of the event loop brings has come. */
  private async rest(): Promise<void> {
    const ms = this.restsUntil - performance.now();
    await (ms > 1 && this.waiting.length < this.most ? setTimeout(ms) : setImmediate());
  }

  private async commitGroup(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(group.map(({ item }) => item));
      group.forEach(({ resolve }, i) => resolve(results[i] as Result));
    } catch (reason) {
      [...group, ...this.waiting.splice(0)].forEach(({ reject }) => reject(reason));
    }
  }
}
