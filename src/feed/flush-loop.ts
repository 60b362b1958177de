import { LEFT, type Audience, type Flush } from './audience.js';
import type { FlushBudget } from './flush-budget.js';

/** The longest that flushes hold the event loop before it may turn to other things. */
const TURN_MS = 4;
/** Writes between two looks at the clock. */
const WRITES_PER_LOOK = 50;

/** Sends what waits in the rooms when it is due, a slice at a time. */
export class FlushLoop {
  /** Rooms with events that wait, or with a flush under way. */
  private readonly busy = new Set<Audience>();
  private scheduled = false;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param begin takes what waits in a room and returns how it is written to a seat; undefined where nothing waits
   * @param done hears of each flush of events that is out
   */
  constructor(
    private readonly budget: FlushBudget,
    private readonly begin: (audience: Audience) => Pick<Flush, 'write' | 'hasEvents'> | undefined,
    private readonly done: (flush: Flush) => void = () => undefined,
  ) {}

  /** @param since when what is to be sent came, as `performance.now()` tells the time */
  add(audience: Audience, since = performance.now()): void {
    if (audience.waitingSince === 0) audience.waitingSince = since;
    this.busy.add(audience);
    this.schedule();
  }

  /** Milliseconds until what comes now is due in all of these; 0 where that is at once. */
  waitOf(audiences: readonly Audience[]): number {
    const now = performance.now();
    let longest = 0;
    for (const { credit, waitingSince } of audiences)
      longest = Math.max(longest, this.budget.dueAt(credit, waitingSince === 0 ? now : waitingSince) - now);
    return longest;
  }

  /** Sends everything that waits in the room, now. */
  finish(audience: Audience): void {
    this.work(audience, Infinity);
    this.start(audience);
    this.work(audience, Infinity);
    this.busy.delete(audience);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.turn());
  }

  private turn(): void {
    this.scheduled = false;
    const deadline = performance.now() + TURN_MS;
    let nextDue = Infinity;
    for (const audience of this.busy) {
      if (!audience.flush) {
        const due = this.budget.dueAt(audience.credit, audience.waitingSince);
        if (due > performance.now()) {
          nextDue = Math.min(nextDue, due);
          continue;
        }
        this.start(audience);
      }
      this.work(audience, deadline);
      if (performance.now() >= deadline) return this.schedule();
      // What came in while the flush was on its way is due in its own time.
      if (audience.waitingSince === 0) this.busy.delete(audience);
      else nextDue = Math.min(nextDue, this.budget.dueAt(audience.credit, audience.waitingSince));
    }
    this.wakeAt(nextDue);
  }

  private start(audience: Audience): void {
    const { waitingSince } = audience;
    audience.waitingSince = 0;
    const began = performance.now();
    const begun = this.begin(audience);
    if (!begun) return;
    audience.flush = {
      ...begun,
      seats: audience.seats,
      next: 0,
      spentMs: performance.now() - began,
      waitingSince,
    };
  }

  /** Writes until the flush is done or the deadline is over. */
  private work(audience: Audience, deadline: number): void {
    const { flush } = audience;
    if (!flush) return;
    const began = performance.now();
    while (flush.next < flush.seats.length) {
      const some = flush.seats.slice(flush.next, (flush.next += WRITES_PER_LOOK));
      flush.write(some.filter(({ position }) => position !== LEFT));
      if (performance.now() >= deadline) break;
    }
    flush.spentMs += performance.now() - began;
    if (flush.next < flush.seats.length) return;
    this.budget.spend(audience.credit, flush.spentMs);
    audience.flush = undefined;
    if (flush.hasEvents) this.done(flush);
  }

  /** One timer for all rooms: for whatever is due first. */
  private wakeAt(due: number): void {
    clearTimeout(this.timer);
    if (due === Infinity) return;
    this.timer = setTimeout(() => this.turn(), Math.max(1, due - performance.now()));
  }
}
