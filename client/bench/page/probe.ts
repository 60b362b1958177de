import type { Seen } from '../seen.js';

/** A frame that comes later than this after the one before was one that somebody saw missing. */
const ON_TIME_MS = 20;
const FRAME_MS = 1000 / 60;
const LOOK_EVERY_MS = 500;
/** What the load generator writes into every message: its number, and when it was sent. */
const STAMP = /#(\d{7}) @(\d{16})/;

type Span = [from: number, to: number];

/** Watches the page's own frames and tasks between `begin` and `end`, and not while it is paused. */
export class Probe {
  readonly #row: string;
  readonly #tasks: Span[] = [];
  readonly #observer = new PerformanceObserver((list) => this.#note(list.getEntries()));
  #pauses: Span[] = [];
  #begun = 0;
  #last = 0;
  #lookedAt = 0;
  #first: number | undefined;
  #newest = 0;
  #frames: number[] = [];
  #ages: number[] = [];
  #watching = false;

  /** @param row what messages are, for `querySelectorAll` */
  constructor(row: string) {
    this.#row = row;
    this.#observer.observe({ type: 'longtask' });
    requestAnimationFrame(this.#frame);
  }

  get rows(): number {
    return document.querySelectorAll(this.#row).length;
  }

  begin(): void {
    this.#frames = [];
    this.#ages = [];
    this.#pauses = [];
    this.#tasks.length = 0;
    this.#first = undefined;
    this.#begun = performance.now();
    this.#watch();
  }

  /** What comes until `resume` is the runner's doing. What has been waited for a frame so far is not. */
  pause(): void {
    this.#cut();
    this.#pauses.push([performance.now(), Infinity]);
  }

  resume(): void {
    const pause = this.#pauses.at(-1);
    if (pause) pause[1] = performance.now();
    this.#watch();
  }

  end(): Seen {
    this.#cut();
    this.#note(this.#observer.takeRecords());
    const ms = this.#frames.reduce((sum, frame) => sum + frame, 0);
    const onTime = this.#frames.filter((frame) => frame <= ON_TIME_MS).length;
    return {
      seconds: ms / 1000,
      onTime: onTime / this.#frames.length,
      onTimeOfDue: Math.min(1, onTime / (ms / FRAME_MS)),
      longestFrameMs: Math.max(0, ...this.#frames),
      longestTaskMs: Math.max(0, ...this.#ownTasks()),
      agesMs: this.#ages,
      shown: this.#newest - (this.#first ?? this.#newest),
    };
  }

  #watch(): void {
    this.#last = performance.now();
    this.#watching = true;
  }

  #cut(): void {
    const waited = performance.now() - this.#last;
    if (this.#watching && waited > ON_TIME_MS) this.#frames.push(waited);
    this.#watching = false;
  }

  readonly #frame = (now: number): void => {
    requestAnimationFrame(this.#frame);
    if (!this.#watching) return;
    this.#frames.push(now - this.#last);
    this.#last = now;
    if (now - this.#lookedAt > LOOK_EVERY_MS) this.#look(now);
  };

  #look(now: number): void {
    this.#lookedAt = now;
    const rows = document.querySelectorAll(this.#row);
    const [, number, at] = STAMP.exec(rows[rows.length - 1]?.textContent ?? '') ?? [];
    if (at === undefined) return;
    this.#newest = Number(number);
    this.#first ??= this.#newest;
    this.#ages.push(Date.now() - Number(at) / 1000);
  }

  #note(entries: PerformanceEntryList): void {
    for (const { startTime, duration } of entries) this.#tasks.push([startTime, startTime + duration]);
  }

  #ownTasks(): number[] {
    const alien = ([from, to]: Span) => this.#pauses.some((pause) => from < pause[1] && to > pause[0]);
    return this.#tasks
      .filter((task) => task[0] >= this.#begun && !alien(task))
      .map(([from, to]) => to - from);
  }
}
