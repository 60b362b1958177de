/** Milliseconds after which what is over is thrown away. */
const SWEEP_MS = 10_000;

interface Entry<Value> {
  value: Value;
  /** As `performance.now()` tells the time. */
  until: number;
}

/**
 * Values that last for a time. Those that are over are thrown away together, every now and then: a timer
 * for each would cost more than all the rest.
 */
export class ExpiringMap<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  private sweepAt = 0;

  get size(): number {
    return this.entries.size;
  }

  /** Undefined where there is none, or its time is over. */
  get(key: string, now: number): Entry<Value> | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > now ? entry : undefined;
  }

  set(key: string, value: Value, until: number, now: number): void {
    if (now >= this.sweepAt) this.sweep(now);
    this.entries.set(key, { value, until });
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  private sweep(now: number): void {
    this.sweepAt = now + SWEEP_MS;
    for (const [key, { until }] of this.entries) if (until <= now) this.entries.delete(key);
  }
}
