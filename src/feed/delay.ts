/**
 * Says up to which seq a room's viewers may be shown its feed: all of it, or, where the room has a delay,
 * what has been there for that long. What was released stays so, whatever becomes of the delay. Only times
 * of one clock are compared, which no one sets: viewers would be shown too early what it was set over.
 */
export class Delay {
  private released = 0;
  private delayMs = 0;
  /** What is held back, in order, and when it came. */
  private held: { seq: number; cameAt: number }[] = [];

  /** @param clock of this process, such as `performance.now` */
  constructor(private readonly clock: () => number) {}

  /** Begins anew: everything up to the seq is released. */
  restart(seq: number, seconds: number | undefined): void {
    this.released = seq;
    this.held = [];
    this.set(seconds);
  }

  /** Changes the delay. Without one nothing is held back, nor is what was until now. */
  set(seconds = 0): void {
    this.upTo();
    this.delayMs = seconds * 1000;
    if (this.delayMs > 0) return;
    this.released = this.held.at(-1)?.seq ?? this.released;
    this.held = [];
  }

  /** Takes what comes next. @param ageMs since when it has been there, where it did not come just now */
  take(seq: number, ageMs = 0): void {
    if (this.delayMs === 0) this.released = seq;
    else this.held.push({ seq, cameAt: this.clock() - ageMs });
  }

  /** The seq up to which viewers may be shown the feed now. */
  upTo(): number {
    if (this.held.length === 0) return this.released;
    const latest = this.clock() - this.delayMs;
    const kept = this.held.findIndex(({ cameAt }) => cameAt > latest);
    const over = this.held.splice(0, kept < 0 ? this.held.length : kept);
    return (this.released = over.at(-1)?.seq ?? this.released);
  }

  /** When the first of what is held back is due, by the clock; undefined where nothing is. */
  get nextAt(): number | undefined {
    const first = this.held[0];
    return first && first.cameAt + this.delayMs;
  }
}
