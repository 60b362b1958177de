import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../shared/messages.mjs';
import { RoomOrder } from './room-order.mjs';
import { Tally } from './tally.mjs';
import { Viewer } from './viewer.mjs';

/** Viewers of one room, and a way to give each of them frames that hold messages of these numbers. */
function room(viewers = 2) {
  const order = new RoomOrder();
  const tally = new Tally();
  const texts = Array.from({ length: 10 }, (_, n) => textOf(n));
  const all = Array.from({ length: viewers }, () => {
    const connection = /** @type {import('./connection.mjs').Connection} */ ({});
    return new Viewer(connection, 'room-0', order, tally);
  });
  /** @param {number} viewer @param {number[][]} frames */
  const give = (viewer, ...frames) => {
    for (const numbers of frames) {
      const frame = Buffer.from(JSON.stringify(numbers.map((n) => texts[n])));
      all[viewer]?.receive(frame, 0, frame.length);
    }
  };
  return { order, tally, give };
}

test('counts every message of a batch at every viewer', () => {
  const { tally, order, give } = room();
  give(0, [0], [1, 2]);
  give(1, [0], [1, 2]);
  assert.deepEqual([tally.deliveries, tally.lost, tally.duplicated, order.flushes], [6, 0, 0, 2]);
});

test('takes the same messages in other frames for what they are', () => {
  const { tally, order, give } = room();
  give(0, [0, 1, 2]);
  give(1, [0], [1, 2]);
  assert.deepEqual([tally.deliveries, tally.lost, tally.duplicated, order.flushes], [6, 0, 0, 1]);
});

test('notices a message that one viewer did not get', () => {
  const { tally, give } = room();
  give(0, [0], [1], [2]);
  give(1, [0], [2]);
  assert.equal(tally.lost, 1);
});

test('notices a message that one viewer got twice', () => {
  const { tally, give } = room();
  give(0, [0], [1]);
  give(1, [0], [0, 1]);
  assert.equal(tally.duplicated, 1);
});

test('notices an order that is not the one of the others', () => {
  const { tally, order, give } = room();
  give(0, [0, 1]);
  give(1, [1, 0]);
  assert.ok(order.disorder + tally.lost + tally.duplicated > 0);
});
