import { describe, expect, test } from '@jest/globals';
import type { FeedEvent, MessageEvent } from '../../src/contract/wire.js';
import { moderated } from './moderated.js';
import { message, messages } from './testing/samples.js';

const at = 1;
const kinds = (events: readonly FeedEvent[]) => events.map(({ type }) => type);
const GONE = 'tombstone';

describe('what was said', () => {
  test('goes when it is deleted, and leaves its place', () => {
    const deleted: FeedEvent = { type: 'message.deleted', seq: 4, at, message: { id: 'm2', seq: 2 } };
    const after = moderated(messages(1, 3), [deleted]);
    expect(kinds(after)).toEqual(['message', GONE, 'message']);
    expect(after[1]).toEqual({ type: GONE, seq: 2, at: 1_002, id: 'm2' });
  });

  test('goes with all that the user said before, and not with what the user says after', () => {
    const said = [message(1, 'a', 'bad'), message(2, 'b', 'good'), message(4, 'c', 'bad')];
    const purged: FeedEvent = { type: 'user.purged', seq: 3, at, user: { id: 'bad' } };
    expect(kinds(moderated(said, [purged]))).toEqual([GONE, 'message', 'message']);
  });

  test('goes when the room is cleared, announcements too; what happened stays', () => {
    const settings = { title: 'T', open: true, modes: {} };
    const said: FeedEvent[] = [
      message(1),
      { type: 'announcement', seq: 2, at, id: 'a1', text: 'hear' },
      { type: 'room.updated', seq: 3, at, room: settings },
    ];
    expect(kinds(moderated(said, [{ type: 'room.cleared', seq: 4, at }]))).toEqual([
      GONE,
      GONE,
      'room.updated',
    ]);
  });

  test('is back in its place when that is undone', () => {
    const said = messages(1, 3);
    const news: FeedEvent[] = [
      { type: 'room.cleared', seq: 4, at },
      { type: 'messages.restored', seq: 5, at, messages: [message(2)] as MessageEvent[] },
    ];
    const after = moderated(said, news);
    expect(kinds(after)).toEqual([GONE, 'message', GONE]);
    expect(after[1]).toEqual(said[1]);
  });

  test('stays the very same list when nobody moderates', () => {
    const said = messages(1, 3);
    expect(moderated(said, messages(4, 6))).toBe(said);
  });
});
