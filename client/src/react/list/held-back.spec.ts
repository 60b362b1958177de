import { expect, test } from '@jest/globals';
import { messages } from '../../testing/samples.js';
import { readOn } from './held-back.js';

const reading = (from: number, to: number) => ({ epoch: 'e1', since: to, events: messages(from, to) });
const ends = (events: readonly { seq: number }[]) => [events.at(0)?.seq, events.at(-1)?.seq, events.length];

test('what one reads stays while the room forgets it, and what is said comes after it', () => {
  expect(ends(readOn(reading(1, 100), messages(51, 150)).events)).toEqual([1, 150, 150]);
});

test('past a bound what is said has to wait until one goes to the end', () => {
  expect(ends(readOn(reading(1, 100), messages(551, 1050)).events)).toEqual([1, 600, 150]);
  const late = readOn(reading(1, 100), messages(2001, 2500));
  expect(ends(late.events)).toEqual([1, 100, 100]);
});

test('what is removed goes from it, though the room has forgotten it', () => {
  const now = [...messages(101, 149), { type: 'room.cleared' as const, seq: 150, at: 1 }];
  const { events } = readOn(reading(1, 100), now);
  expect(events.slice(0, 100).every(({ type }) => type === 'tombstone')).toBe(true);
});

test('looking again changes nothing', () => {
  const once = readOn(reading(1, 100), messages(51, 150));
  expect(readOn(once, messages(51, 150))).toEqual(once);
});
