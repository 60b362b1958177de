import { expect, test } from '@jest/globals';
import type { FeedEvent } from '../../../index.js';
import { latestOnAddress } from './use-banned.js';

const ban: FeedEvent = { type: 'action', seq: 1, at: 0, id: 'a', kind: 'ban', address: '203.0.113.0/24' };
const user: FeedEvent = { type: 'action', seq: 2, at: 0, id: 'b', kind: 'ban', target: { id: 'u' } };
const decided: FeedEvent = { type: 'decided', seq: 3, at: 0, held: 'c', decision: 'refuse' };
const undo: FeedEvent = { ...ban, seq: 4, id: 'd', kind: 'undo', undoes: 'a' };

test('the list of addresses is another one after an action on one, and after no other', () => {
  expect(latestOnAddress({ events: [] })).toBeUndefined();
  expect(latestOnAddress({ events: [ban, user, decided] })).toBe(1);
  expect(latestOnAddress({ events: [ban, user, decided, undo] })).toBe(4);
});
