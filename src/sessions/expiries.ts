/** An expiry is noticed within so long. */
const LOOK_EVERY_MS = 1_000;

/**
 * What ends at a time, by the clock of the day. One timer for all: members are many, and most of them are
 * gone before their tokens expire.
 */
export class Expiries<Item> {
  /** By the second at whose end they are over: tokens tell no more than that. */
  private readonly bySecond = new Map<number, Set<Item>>();
  private timer: NodeJS.Timeout | undefined;

  /** @param end called with each whose time is over */
  constructor(private readonly end: (item: Item) => void) {}

  /** @param at milliseconds since 1970; undefined for what does not end */
  add(item: Item, at: number | undefined): void {
    if (at === undefined) return;
    const second = secondOf(at);
    const items = this.bySecond.get(second);
    if (items) items.add(item);
    else this.bySecond.set(second, new Set([item]));
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** @param at as it was added */
  delete(item: Item, at: number | undefined): void {
    if (at === undefined) return;
    const items = this.bySecond.get(secondOf(at));
    items?.delete(item);
    if (items?.size === 0) this.bySecond.delete(secondOf(at));
    if (this.bySecond.size === 0) this.stop();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** All seconds are looked at, and not only the latest: the clock may have been set. */
  private look(): void {
    const now = Date.now();
    for (const [second, items] of this.bySecond) {
      if (second * 1000 > now) continue;
      this.bySecond.delete(second);
      for (const item of items) this.end(item);
    }
    if (this.bySecond.size === 0) this.stop();
  }
}

function secondOf(at: number): number {
  return Math.ceil(at / 1000);
}
