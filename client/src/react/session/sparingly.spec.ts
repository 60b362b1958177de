import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { sparingly } from './sparingly.js';

const FRAME_MS = 16;

let drawn = 0;
let spentMs = 0;
let costMs = 0;

beforeEach(() => {
  jest.useFakeTimers();
  [drawn, spentMs, costMs] = [0, 0, 0];
  jest.spyOn(performance, 'now').mockImplementation(() => Date.now() + spentMs);
  const browser = {
    document: { hidden: false },
    requestAnimationFrame: (f: () => void) => setTimeout(f, FRAME_MS),
  };
  Object.assign(globalThis, browser);
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  for (const name of ['document', 'requestAnimationFrame']) Reflect.deleteProperty(globalThis, name);
});

function draw() {
  drawn += 1;
  spentMs += costMs;
}

test('all that asks before a frame is drawn at once', () => {
  const ask = sparingly(draw);
  for (let times = 0; times < 3; times += 1) ask();
  expect(drawn).toBe(0);
  jest.advanceTimersByTime(FRAME_MS);
  expect(drawn).toBe(1);
});

test('what is drawn with ease is drawn with every frame', () => {
  const ask = sparingly(draw);
  for (let frame = 1; frame <= 3; frame += 1) {
    ask();
    jest.advanceTimersByTime(FRAME_MS);
    expect(drawn).toBe(frame);
  }
});

test('what takes long to draw rests seven times as long, and what came meanwhile is drawn then', () => {
  costMs = 10;
  const ask = sparingly(draw);
  ask();
  jest.advanceTimersByTime(FRAME_MS + 1);
  ask();
  jest.advanceTimersByTime(69);
  expect(drawn).toBe(1);
  // The timer that sees the end of the drawing takes a millisecond itself.
  jest.advanceTimersByTime(8 + FRAME_MS);
  expect(drawn).toBe(2);
});

test('however long it takes to draw, it rests for 200 ms at most', () => {
  costMs = 1000;
  const ask = sparingly(draw);
  ask();
  jest.advanceTimersByTime(FRAME_MS + 1);
  ask();
  jest.advanceTimersByTime(200 + FRAME_MS);
  expect(drawn).toBe(2);
});
