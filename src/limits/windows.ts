import { ExpiringMap } from './expiring-map.js';

/** So many times within so long, counted from the first time on. */
export interface Limit {
  /** What is counted, and for whom. */
  key: string;
  times: number;
  withinMs: number;
}

/** What this process has counted. */
export class Windows {
  private readonly windows = new ExpiringMap<{ used: number }>();

  /**
   * Counts once for each limit, or not at all where one of them is used up.
   * @returns for how many milliseconds it is; 0 where it was counted
   */
  spend(limits: readonly Limit[]): number {
    const now = performance.now();
    const wait = this.wait(limits, now);
    if (wait === 0) for (const limit of limits) this.count(limit, now);
    return wait;
  }

  private wait(limits: readonly Limit[], now: number): number {
    let wait = 0;
    for (const { key, times } of limits) {
      const window = this.windows.get(key, now);
      if (window && window.value.used >= times) wait = Math.max(wait, window.until - now);
    }
    return wait;
  }

  private count({ key, withinMs }: Limit, now: number): void {
    const window = this.windows.get(key, now);
    if (window) window.value.used += 1;
    else this.windows.set(key, { used: 1 }, now + withinMs, now);
  }
}
