import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULTS } from './catalogue/all.mjs';
import { roundsOf } from './lanes.mjs';

const namesIn = (/** @type {import('./lanes.mjs').Lane[][]} */ rounds) =>
  rounds.flat().flatMap(({ faults }) => faults.map(({ name }) => name));
const sorted = FAULTS.map(({ name }) => name).sort();

test('a full run breaks everything, one after the other', () => {
  const rounds = roundsOf(FAULTS, { quick: false, on: undefined }, 8);
  assert.deepEqual(
    rounds.map((lanes) => lanes.map(({ name }) => name)),
    [['single'], ['cluster-0']],
  );
  assert.deepEqual(namesIn(rounds).sort(), sorted);
});

test('a quick run breaks everything as well, side by side where there are cores for it', () => {
  const rounds = roundsOf(FAULTS, { quick: true, on: undefined }, 2);
  assert.deepEqual(
    rounds.map((lanes) => lanes.map(({ name }) => name)),
    [['single', 'cluster-0', 'cluster-1']],
  );
  assert.deepEqual(namesIn(rounds).sort(), sorted);
  assert.equal(roundsOf(FAULTS, { quick: true, on: undefined }, 1).length, 2);
});

test('what belongs on three nodes can be broken on one, and there is no lane without a fault', () => {
  const [lanes = [], ...rest] = roundsOf(FAULTS.slice(-1), { quick: true, on: 'single' }, 2);
  assert.deepEqual(
    lanes.map(({ name, place }) => [name, place]),
    [['single', 'single']],
  );
  assert.deepEqual(rest, []);
});
