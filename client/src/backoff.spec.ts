import { expect, test } from '@jest/globals';
import { backoffMs } from './backoff.js';

test('spreads an audience over the whole wait, which doubles up to half a minute', () => {
  expect([0, 0.5, 1].map((chance) => backoffMs(0, () => chance))).toEqual([0, 500, 1000]);
  expect([1, 2, 3, 4, 5, 50].map((attempt) => backoffMs(attempt, () => 1))).toEqual([
    2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});
