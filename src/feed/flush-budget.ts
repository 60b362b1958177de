/** What share of one core a credit refills with. */
export interface Shares {
  /** While there is credit. */
  quiet: number;
  /** While there is none: lower, so that who has used it up is held to this until it asks for less. */
  busy: number;
}

/** Milliseconds of CPU that may be spent: refilled by time, up to a cap, and spent by what was measured. */
export class Credit {
  private balance: number;
  private refilledAt: number;

  /** @param cap milliseconds that it holds at most: what a burst may cost before it is held back */
  constructor(
    private readonly shares: Shares,
    private readonly cap: number,
    now: number,
  ) {
    this.balance = cap;
    this.refilledAt = now;
  }

  spend(ms: number, now: number): void {
    this.refill(now);
    // Debts are forgotten past a bound, or a room would be slow for hours after a busy one.
    this.balance = Math.max(-this.cap, this.balance - ms);
  }

  /** When there is credit again; `now` where there is some. */
  readyAt(now: number): number {
    this.refill(now);
    return this.balance > 0 ? now : now - this.balance / this.shares.busy;
  }

  private refill(now: number): void {
    const share = this.balance > 0 ? this.shares.quiet : this.shares.busy;
    this.balance = Math.min(this.cap, this.balance + (now - this.refilledAt) * share);
    this.refilledAt = now;
  }
}

/** What all rooms may spend on flushes, and what one of them may. */
const PROCESS_SHARES: Shares = { quiet: 0.5, busy: 0.5 };
/**
 * A thousand viewers take some 13 ms of writes: ten messages a second to them go out as they come, of a
 * hundred ten at a time. To hold a room back only to just what it may spend would cost it time for little.
 */
const ROOM_SHARES: Shares = { quiet: 0.25, busy: 0.08 };

/** What a burst may cost a room, and the process, in ms, before its messages wait for each other. */
const ROOM_BURST_MS = 30;
const PROCESS_BURST_MS = 100;

/**
 * Decides when a room's unsent events go out. While a room has credit, at once: a quiet one answers in
 * milliseconds. A busy or a big one runs out of it, and then its events travel together, so that it costs
 * what it has instead of what it asks for: the cost of a flush is its socket writes, hardly the events in
 * it. Nothing waits longer than the ceiling.
 */
export class FlushBudget {
  private readonly all: Credit;

  /** @param ceilingMs the longest that an event may wait */
  constructor(
    private readonly ceilingMs: number,
    private readonly clock: () => number,
  ) {
    this.all = new Credit(PROCESS_SHARES, PROCESS_BURST_MS, clock());
  }

  roomCredit(): Credit {
    return new Credit(ROOM_SHARES, ROOM_BURST_MS, this.clock());
  }

  /** When the events that wait since `since` are due. */
  dueAt(room: Credit, since: number): number {
    const now = this.clock();
    return Math.min(since + this.ceilingMs, Math.max(room.readyAt(now), this.all.readyAt(now)));
  }

  spend(room: Credit, ms: number): void {
    const now = this.clock();
    room.spend(ms, now);
    this.all.spend(ms, now);
  }
}
