import assert from 'node:assert/strict';
import { test } from 'node:test';
import { View } from './view.mjs';

/** @param {number} seq @param {string} [text] @returns {import('./view.mjs').FeedEvent} */
const event = (seq, text = `#${seq}`) => ({
  seq,
  at: 0,
  type: 'message',
  id: `id ${text}`,
  user: { id: 'u', nickname: 'u', roles: [], badges: [] },
  text,
});

/** @param {number} prev @param {number[]} seqs */
const packet = (prev, ...seqs) => ({
  epoch: 'e',
  prev,
  seq: Math.max(prev, ...seqs),
  events: seqs.map((seq) => event(seq)),
});

function view() {
  const one = new View();
  one.beginAnew({ epoch: 'e', seq: 0, events: [] });
  one.take(packet(0, 1, 2, 3));
  return one;
}

const seqs = (/** @type {View} */ { stretch }) => stretch.events.map(({ seq }) => seq);

test('takes what follows', () => {
  const one = view();
  assert.ok(one.take(packet(3, 4, 5)));
  assert.deepEqual(seqs(one), [1, 2, 3, 4, 5]);
});

test('takes of what overlaps only what is new', () => {
  const one = view();
  assert.ok(one.take(packet(1, 2, 3, 4)));
  assert.deepEqual([seqs(one), one.conflicts], [[1, 2, 3, 4], []]);
});

test('does not take what comes after a hole, nor another epoch', () => {
  const one = view();
  assert.equal(one.take(packet(4, 5)), false);
  assert.equal(one.take({ ...packet(3, 4), epoch: 'f' }), false);
  assert.deepEqual(seqs(one), [1, 2, 3]);
});

test('keeps the order of a packet, wrong as it may be, for the check to find', () => {
  const one = view();
  one.take(packet(3, 5, 4));
  assert.deepEqual(seqs(one), [1, 2, 3, 5, 4]);
});

test('keeps a hole inside a packet, for the check to find', () => {
  const one = view();
  one.take(packet(3, 4, 6));
  assert.deepEqual([seqs(one), one.seq], [[1, 2, 3, 4, 6], 6]);
});

test('notices one seq with two contents', () => {
  const one = view();
  one.take({ epoch: 'e', prev: 2, seq: 3, events: [event(3, 'another')] });
  assert.equal(one.conflicts.length, 1);
});

test('notices that what it missed was not that alone', () => {
  const one = view();
  one.resume([event(3), event(4)]);
  assert.deepEqual([seqs(one), one.conflicts.length], [[1, 2, 3, 4], 1]);
});

test('notices that the feed was made anew', () => {
  const one = view();
  one.beginAnew({ epoch: 'f', seq: 0, events: [] });
  assert.equal(one.conflicts.length, 1);
});

test('begins where it is told to, and keeps what it was shown before for the check', () => {
  const one = view();
  one.beginAnew({ epoch: 'e', seq: 11, events: [event(10), event(11)] });
  assert.ok(one.take(packet(11, 12)));
  assert.deepEqual([seqs(one), one.stretch.after], [[10, 11, 12], 9]);
  assert.equal(one.stretches.length, 3, 'the empty one before the first join, 1 to 3, and 10 to 12');
});

test('begins further back where that is where the server is', () => {
  const one = view();
  one.beginAnew({ epoch: 'e', seq: 2, events: [event(1), event(2)] });
  assert.ok(one.take(packet(2, 3, 4)));
  assert.deepEqual(seqs(one), [1, 2, 3, 4]);
});
