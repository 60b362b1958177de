import { Line } from './line.js';

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/** A commit rests this many times what it took, and never longer than the limit: busy, it takes a twentieth of the time. */
const REST = { times: 19, limitMs: 6 };

/**
 * Commits together what was submitted together: everything that came in while the commit before was
 * under way or rested, while nothing that came in was urgent, or in the same turn of the event loop. What a
 * commit costs is the transaction, hardly the entries in it. Commits never overlap, so their order is the order
 * of submission. Where a commit fails, everything in it is rejected with the reason, and what waited for
 * it as well: with a database that does not answer it would wait for as long again, and ever more with it.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  /** Those who will submit something right before the commit, and how many items were there before the first of them. */
  private readonly line = new Line();
  private aheadOfLine = 0;
  /** Since when the first of all these waits, and when the most urgent of them has to be committed. */
  private since = 0;
  private dueAt = Infinity;
  private running: Promise<void> | undefined;
  private restsUntil = 0;
  /** Ends the rest under way. */
  private wake: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param commit commits the items and returns a result for each, in order; `since` is when the first of them was
   * submitted, as `performance.now()` tells the time
   * @param most items in one commit
   */
  constructor(
    private readonly commit: (items: Item[], since: number) => Promise<Result[]>,
    private readonly most: number,
  ) {}

  /** @param patienceMs for how long it may wait for others */
  submit(item: Item, patienceMs = 0): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.makeDue(patienceMs);
    });
  }

  /**
   * Resolves right before the next commit: what is submitted then is in it, before what others submitted meanwhile.
   * For work that can wait as long as its item: done together, a message's way takes the processor a fraction
   * of what it takes alone, whose caches have forgotten it. Undefined while a commit is under way: nobody knows
   * how long that takes, and what is submitted waits for it.
   */
  turn(patienceMs: number): Promise<void> | undefined {
    if (this.running && !this.wake && this.line.length === 0) return undefined;
    if (this.line.length === 0) this.aheadOfLine = this.waiting.length;
    const turn = this.line.join();
    this.makeDue(patienceMs);
    return turn;
  }

  /** Resolves when nothing is waiting and nothing under way. */
  async idle(): Promise<void> {
    while (this.running) {
      this.hurry(0);
      await this.running;
    }
  }

  private get size(): number {
    return this.waiting.length + this.line.length;
  }

  /** Has the next commit begin by then, for what has just been added to it. */
  private makeDue(patienceMs: number): void {
    const now = performance.now();
    if (this.size === 1) this.since = now;
    const dueAt = this.size < this.most ? now + patienceMs : 0;
    if (dueAt < this.dueAt) this.hurry(dueAt);
    this.running ??= this.run();
  }

  private hurry(dueAt: number): void {
    this.dueAt = dueAt;
    this.setAlarm();
  }

  private async run(): Promise<void> {
    while (this.size > 0) {
      await this.rest();
      const { since } = this;
      await this.letIn();
      const group = this.waiting.splice(0, this.most);
      const began = performance.now();
      // Whatever was more than fits has waited long enough.
      this.since = began;
      this.dueAt = this.waiting.length > 0 ? 0 : Infinity;
      if (group.length === 0) continue;
      await this.commitGroup(group, since);
      const ended = performance.now();
      this.restsUntil = ended + Math.min((ended - began) * REST.times, REST.limitMs);
    }
    this.running = undefined;
  }

  /** At least until all that this turn of the event loop brings has come. */
  private async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      this.setAlarm();
    });
    this.wake = undefined;
  }

  /** What is submitted now goes before what was submitted while they stood in line. */
  private async letIn(): Promise<void> {
    if (this.line.length === 0) return;
    const after = this.waiting.splice(this.aheadOfLine);
    await this.line.letIn();
    this.waiting.push(...after);
  }

  private setAlarm(): void {
    if (!this.wake) return;
    clearTimeout(this.timer);
    const until = this.size < this.most ? Math.max(this.dueAt, this.restsUntil) : 0;
    const ms = until - performance.now();
    if (ms > 1) this.timer = setTimeout(this.wake, ms);
    else setImmediate(this.wake);
  }

  private async commitGroup(group: Waiting<Item, Result>[], since: number): Promise<void> {
    try {
      const results = await this.commit(
        group.map(({ item }) => item),
        since,
      );
      group.forEach(({ resolve }, i) => resolve(results[i] as Result));
    } catch (reason) {
      [...group, ...this.waiting.splice(0)].forEach(({ reject }) => reject(reason));
    }
  }
}
