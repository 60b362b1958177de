import { describe, expect, test } from '@jest/globals';
import type { ActionEvent, DecidedEvent, HeldEvent } from '../../../index.js';
import { waiting } from './use-review.js';

const user = { id: 'u', nickname: 'Mina', roles: [], badges: [] };
const held = (id: string, seq: number): HeldEvent => ({
  type: 'held',
  id,
  seq,
  at: seq,
  user,
  text: id,
  why: 'word',
});
const done = (id: string, seq: number): ActionEvent => ({
  type: 'action',
  id: `action ${seq}`,
  kind: 'allow',
  held: id,
  seq,
  at: seq,
});

describe('the review queue', () => {
  test('has each message once, the oldest first, whether it was listed or came since', () => {
    expect(waiting([held('a', 1), held('b', 2)], [held('c', 3), held('b', 2)]).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('has no message that another moderator decided on after it was listed', () => {
    expect(waiting([held('a', 1), held('b', 2)], [done('a', 3)]).map(({ id }) => id)).toEqual(['b']);
  });

  test('has a message still that somebody decided on and the database went away: it can be decided on again', () => {
    const decided: DecidedEvent = { type: 'decided', held: 'a', seq: 3, at: 3, decision: 'allow' };
    expect(waiting([], [held('a', 1), decided]).map(({ id }) => id)).toEqual(['a']);
  });

  test('has a message again whose refusal was undone, whether that came or was listed, until the next decision', () => {
    const refused = [held('a', 1), held('b', 2), done('a', 3)];
    const ids = (...waits: Parameters<typeof waiting>) => waiting(...waits).map(({ id }) => id);
    expect(ids([], [...refused, held('a', 4)])).toEqual(['b', 'a']);
    expect(ids([held('b', 2), held('a', 4)], refused)).toEqual(['b', 'a']);
    expect(ids([held('a', 4)], [...refused, held('a', 4), done('a', 5)])).toEqual(['b']);
  });
});
