import { FlushBudget } from './flush-budget.js';

/** Simulates a room in which a message comes every `everyMs` and a flush costs `costMs`. */
function simulate({ everyMs, costMs, forMs }: { everyMs: number; costMs: number; forMs: number }) {
  let now = 0;
  const budget = new FlushBudget(100, () => now);
  const room = budget.roomCredit();
  const waits: number[] = [];
  let flushes = 0;
  let waiting: number[] = [];
  for (; now < forMs; now += 1) {
    if (now % everyMs < 1) waiting.push(now);
    const [since] = waiting;
    if (since === undefined || budget.dueAt(room, since) > now) continue;
    const done = now;
    waits.push(...waiting.map((from) => done - from));
    waiting = [];
    flushes += 1;
    budget.spend(room, costMs);
  }
  return { flushes, spent: flushes * costMs, longest: Math.max(...waits), waits };
}

describe('the flush budget', () => {
  it('lets a quiet room answer at once', () => {
    const { longest, flushes } = simulate({ everyMs: 100, costMs: 3, forMs: 10_000 });
    expect(longest).toBe(0);
    expect(flushes).toBe(100);
  });

  it('lets a burst in a quiet room out at once, before it gathers', () => {
    const { waits } = simulate({ everyMs: 2, costMs: 3, forMs: 10 });
    expect(waits).toEqual([0, 0, 0, 0, 0]);
  });

  it('keeps a busy room near its share, by letting its events travel together', () => {
    const { spent, longest } = simulate({ everyMs: 10, costMs: 3, forMs: 10_000 });
    expect(spent).toBeLessThan(10_000 * 0.16);
    expect(longest).toBeLessThanOrEqual(100);
  });

  it('never has an event wait longer than the ceiling, whatever a flush costs', () => {
    const { longest, flushes } = simulate({ everyMs: 10, costMs: 50, forMs: 5_000 });
    expect(longest).toBe(100);
    expect(flushes).toBeGreaterThan(40);
  });

  it('hardly holds back a small room, where a flush costs nothing to speak of', () => {
    const { longest } = simulate({ everyMs: 5, costMs: 0.1, forMs: 5_000 });
    expect(longest).toBe(0);
  });

  it('is shared: many rooms that are each within their share wait once all of them are beyond the process’s', () => {
    let now = 0;
    const budget = new FlushBudget(100, () => now);
    const rooms = Array.from({ length: 20 }, () => budget.roomCredit());
    let spent = 0;
    for (; now < 2_000; now += 1)
      for (const room of rooms)
        if (budget.dueAt(room, now) <= now) {
          budget.spend(room, 1);
          spent += 1;
        }
    expect(spent).toBeGreaterThan(2_000 * 0.5);
    expect(spent).toBeLessThan(2_000 * 0.5 + 150);
  });
});
