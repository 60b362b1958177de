import type { Counters } from '../../src/limits/counters.js';
import type { Limit } from '../../src/limits/windows.js';

const limit = (key: string, times: number, withinMs = 60_000): Limit => ({ key, times, withinMs });

/** What counters promise. @param open some that have counted nothing yet */
export function describeCounters(name: string, open: () => Promise<Counters>): void {
  describe(`${name}, as counters`, () => {
    let counters: Counters;
    beforeEach(async () => void (counters = await open()));

    it('count up to the limit, each key for itself, and then tell how long to wait', async () => {
      expect(await counters.spend([limit('a', 2)])).toBe(0);
      expect(await counters.spend([limit('a', 2)])).toBe(0);
      const wait = await counters.spend([limit('a', 2)]);
      expect(wait).toBeGreaterThan(59_000);
      expect(wait).toBeLessThanOrEqual(60_000);
      expect(await counters.spend([limit('b', 2)])).toBe(0);
    });

    it('count for all limits or for none', async () => {
      const both = [limit('burst', 1), limit('window', 2)];
      expect(await counters.spend(both)).toBe(0);
      for (let i = 0; i < 5; i++) expect(await counters.spend(both)).toBeGreaterThan(0);
      expect(await counters.spend([limit('window', 2)])).toBe(0);
      expect(await counters.spend([limit('window', 2)])).toBeGreaterThan(0);
    });

    it('tell the longest of the waits', async () => {
      const both = [limit('long', 1, 60_000), limit('short', 1, 1_000)];
      await counters.spend(both);
      expect(await counters.spend(both)).toBeGreaterThan(1_000);
    });

    it('begin anew when the wait is over, and not before', async () => {
      const short = [limit('a', 1, 100)];
      await counters.spend(short);
      const wait = await counters.spend(short);
      expect(wait).toBeGreaterThan(0);
      // A timer may ring up to a millisecond early.
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait) + 1));
      expect(await counters.spend(short)).toBe(0);
    });

    it('give out what is left once, however many ask at the same moment', async () => {
      const waits = await Promise.all(Array.from({ length: 20 }, () => counters.spend([limit('a', 3)])));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
    });
  });
}
