import { Admission } from './admission.js';

function admissionOf(perSecond: number) {
  const state = { now: 0, ms: 0 };
  const admission = new Admission(
    perSecond,
    state,
    () => state.now,
    () => 0.5,
  );
  const ask = (times: number) => Array.from({ length: times }, () => admission.refusesFor());
  const taken = (times: number) => ask(times).filter((wait) => wait === undefined).length;
  return { state, ask, taken };
}

describe('admission', () => {
  it('takes a burst of a fifth of a second’s connections, and then as many as time brings', () => {
    const { state, taken } = admissionOf(100);
    expect(taken(1_000)).toBe(20);
    state.now = 100;
    expect(taken(1_000)).toBe(10);
    state.now = 60_000;
    expect(taken(1_000)).toBe(20);
  });

  it('takes any number where the limit is 0, however late the event loop is', () => {
    const { state, taken } = admissionOf(0);
    state.ms = 10_000;
    expect(taken(10_000)).toBe(10_000);
  });

  it('takes at least one where the limit is low', () => expect(admissionOf(1).taken(10)).toBe(1));

  it('takes nobody while the event loop is late, and everybody again when it is not', () => {
    const { state, taken, ask } = admissionOf(100);
    state.ms = 251;
    expect(taken(5)).toBe(0);
    state.ms = 250;
    expect(ask(1)).toEqual([undefined]);
  });

  it('gives those whom it refuses their turns, as far apart as it can take them', () => {
    const waits = admissionOf(100).ask(120).slice(20) as number[];
    expect(waits[0]).toBe(1_510);
    expect(waits[99]).toBe(2_500);
    expect(new Set(waits).size).toBe(100);
  });

  it('has those who come later wait behind those who wait already, and not behind who had their turn', () => {
    const { state, ask } = admissionOf(100);
    ask(120);
    state.now = 500;
    expect(ask(21).at(-1)).toBe(2_010);
    state.now = 10_000;
    expect(ask(21).at(-1)).toBe(1_510);
  });

  it('has nobody wait for more than 30 s, nor all of the rest for just as long', () => {
    const admission = new Admission(10, { ms: 0 }, () => 0);
    const waits = Array.from({ length: 5_000 }, () => admission.refusesFor() ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    const late = waits.slice(1_000);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(15_000);
    expect(new Set(late).size).toBeGreaterThan(1_000);
  });
});
