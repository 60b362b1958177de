/** Who is refused comes back after this at the earliest, and after that at the latest. */
const COME_BACK_MS = { least: 1_000, most: 30_000 };

/** What may come in at once, as a share of a second's. */
const BURST_SHARE = 0.2;

/** An event loop that is later than this has more to do already than it can. */
const LATE_MS = 250;

/**
 * Decides whether this node takes one more connection now. An audience that lost its node is back at once, all
 * of it, and a connection costs as much as some hundred deliveries: a node that took them all would answer nobody
 * meanwhile, and lose those whom it had. So it takes as many in a second as it has CPU for, and none while it
 * is behind; the others are told when to come.
 */
export class Admission {
  private tokens: number;
  private filledAt: number;
  /** When the last of those who were refused has its turn. */
  private turnsEndAt = 0;

  /**
   * @param perSecond connections taken; 0 for any number
   * @param loop says how late the event loop is
   */
  constructor(
    private readonly perSecond: number,
    private readonly loop: { readonly ms: number },
    private readonly clock: () => number,
    private readonly random: () => number = Math.random,
  ) {
    this.tokens = this.burst;
    this.filledAt = clock();
  }

  /** @returns undefined where the connection may come in, else after how many ms it may ask again */
  refusesFor(): number | undefined {
    if (this.perSecond === 0) return undefined;
    const now = this.clock();
    const earned = ((now - this.filledAt) / 1000) * this.perSecond;
    this.tokens = Math.min(this.burst, this.tokens + earned);
    this.filledAt = now;
    if (this.tokens < 1 || this.loop.ms > LATE_MS) return this.waitFrom(now);
    this.tokens -= 1;
    return undefined;
  }

  private get burst(): number {
    return Math.max(1, this.perSecond * BURST_SHARE);
  }

  /** They get their turns one after the other, as fast as they can be taken, and not to the millisecond. */
  private waitFrom(now: number): number {
    this.turnsEndAt = Math.max(now, this.turnsEndAt) + 1000 / this.perSecond;
    const { least, most } = COME_BACK_MS;
    const turn = least * (1 + this.random()) + this.turnsEndAt - now;
    // Past the longest wait there are no turns to give: those are spread over half of it.
    return Math.round(turn < most ? turn : most * (1 - this.random() / 2));
  }
}
