import { expect, test } from '@jest/globals';
import type { FeedEvent, MessageEvent, RoomSnapshot } from '../../index.js';
import { newRoomSnapshot } from '../../room-snapshot.js';
import { message, messages } from '../../testing/samples.js';
import { timeline } from './timeline.js';

const shown = (changes: Partial<RoomSnapshot>) => timeline({ ...newRoomSnapshot(500), ...changes });

test('puts comers and goers between the messages, and what is on its way at the end', () => {
  const items = shown({
    events: messages(1, 3),
    visits: [
      { afterSeq: 1, joined: ['a'], left: [] },
      { afterSeq: 3, joined: ['b'], left: [] },
    ],
    pending: [{ clientMsgId: 'c1', text: 'hello', at: 1 }],
  });
  expect(items.map(({ kind }) => kind)).toEqual([
    'message',
    'visit',
    'message',
    'message',
    'visit',
    'pending',
  ]);
});

test('quotes what a message answers, where it is still there', () => {
  const [said, answer, late] = [
    message(1),
    { ...message(2), replyTo: 'm1' },
    { ...message(3), replyTo: 'gone' },
  ] as MessageEvent[];
  const quotes = shown({ events: [said, answer, late] as MessageEvent[] }).map(
    (item) => 'quote' in item && item.quote,
  );
  expect(quotes).toEqual([undefined, said, 'lost']);
});

test('one line stands for all that was removed in one place, and nothing for what changes no view', () => {
  const gone = (seq: number): FeedEvent => ({ type: 'tombstone', seq, at: 1, id: `m${seq}` });
  const items = shown({
    events: [
      gone(1),
      gone(2),
      message(3),
      gone(4),
      { type: 'message.deleted', seq: 5, at: 1, message: { id: 'm4', seq: 4 } },
      { type: 'room.cleared', seq: 6, at: 1 },
    ],
  });
  expect(items).toMatchObject([
    { kind: 'removed', count: 2 },
    { kind: 'message' },
    { kind: 'removed', count: 1 },
    { kind: 'news' },
  ]);
});

test('says that the room was closed or opened, and neither what else was set nor a ban that names nobody', () => {
  const set = (seq: number, open: boolean): FeedEvent => ({
    seq,
    at: 1,
    type: 'room.updated',
    room: { title: 't', open, modes: {} },
  });
  const nameless: FeedEvent = { seq: 5, at: 1, type: 'user.banned' };
  const items = shown({ events: [set(1, true), set(2, false), set(3, false), set(4, true), nameless] });
  expect(items.map(({ seq }) => seq)).toEqual([2, 4]);
});
