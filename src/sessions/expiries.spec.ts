import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Expiries } from './expiries.js';

const ended: string[] = [];
let expiries: Expiries<string>;

beforeEach(() => {
  jest.useFakeTimers({ now: 100_000 });
  ended.length = 0;
  expiries = new Expiries((item) => ended.push(item));
});
afterEach(() => void jest.useRealTimers());

it('ends each within a second of its time, and not before', () => {
  expiries.add('a', 102_000);
  expiries.add('b', 102_500);
  expiries.add('never', undefined);
  jest.advanceTimersByTime(1_900);
  expect(ended).toEqual([]);
  jest.advanceTimersByTime(1_100);
  expect(ended).toEqual(['a', 'b']);
});

it('ends at once what was over when it came', () => {
  expiries.add('late', 99_000);
  jest.advanceTimersByTime(1_000);
  expect(ended).toEqual(['late']);
});

it('ends nothing that was taken back, and has no timer where there is nothing to wait for', () => {
  expiries.add('a', 101_000);
  expiries.add('b', 101_000);
  expiries.delete('a', 101_000);
  expect(jest.getTimerCount()).toBe(1);
  expiries.delete('b', 101_000);
  expect(jest.getTimerCount()).toBe(0);
  jest.advanceTimersByTime(5_000);
  expect(ended).toEqual([]);
});

it('ends what is over by a clock that was set', () => {
  expiries.add('in an hour', 100_000 + 3_600_000);
  expiries.add('in a day', 100_000 + 86_400_000);
  jest.setSystemTime(100_000 + 3_700_000);
  jest.advanceTimersByTime(1_000);
  expect(ended).toEqual(['in an hour']);
  jest.setSystemTime(100_000);
  expiries.add('soon', 102_000);
  jest.advanceTimersByTime(3_000);
  expect(ended).toEqual(['in an hour', 'soon']);
});
