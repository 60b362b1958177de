import { describe, expect, test } from '@jest/globals';
import type { FeedEvent, FeedPacket, MessageEvent } from '../../src/contract/wire.js';
import { roomReducer, type RoomAction } from './room-reducer.js';
import { hasEarlier, newRoomSnapshot, type RoomSnapshot } from './room-snapshot.js';
import { joinReply, lurker, message, messages } from './testing/samples.js';

const KEEP = 5;

const after = (actions: RoomAction[], from: RoomSnapshot = newRoomSnapshot(KEEP)) =>
  actions.reduce(roomReducer, from);
const joined = (changes: Parameters<typeof joinReply>[0]): RoomAction => ({
  type: 'joined',
  reply: joinReply(changes),
});
const packet = (prev: number, seq: number, changes: Partial<FeedPacket> = {}): RoomAction => ({
  type: 'feed',
  packet: { room: 'lobby', epoch: 'e1', prev, seq, events: messages(prev + 1, seq), ...changes },
});
const seqs = ({ events }: RoomSnapshot) => events.map(({ seq }) => seq);
const live = (seq: number) =>
  after([{ type: 'joining' }, joined({ seq, events: messages(Math.max(1, seq - 2), seq) })]);

describe('a feed packet', () => {
  test('goes on where the list ends', () => {
    const snapshot = after([packet(3, 5)], live(3));
    expect(seqs(snapshot)).toEqual([1, 2, 3, 4, 5]);
    expect(snapshot.position).toEqual({ epoch: 'e1', seq: 5 });
  });

  test('brings nothing twice where it overlaps', () => {
    expect(seqs(after([packet(1, 4)], live(3)))).toEqual([1, 2, 3, 4]);
    const before = live(3);
    expect(after([packet(0, 3)], before)).toBe(before);
  });

  test('that leaves a hole is kept aside until the hole is filled', () => {
    const behind = after([packet(4, 5)], live(3));
    expect(behind.status).toBe('behind');
    expect(seqs(behind)).toEqual([1, 2, 3]);
    const filled = after(
      [{ type: 'joining' }, joined({ seq: 4, events: messages(4, 4), recovered: true })],
      behind,
    );
    expect(filled.status).toBe('live');
    expect(seqs(filled)).toEqual([1, 2, 3, 4, 5]);
  });

  test.each(['e1', 'e2'])(
    'with nothing in it, from behind a hole, makes the room join anew, once (%s)',
    (epoch) => {
      const recalled = after([packet(400, 400, { epoch })], live(3));
      expect(recalled.status).toBe('behind');
      const again = after(
        [{ type: 'joining' }, joined({ epoch, seq: 400, events: messages(399, 400) })],
        recalled,
      );
      expect(again).toMatchObject({ status: 'live', position: { epoch, seq: 400 } });
      expect(seqs(again)).toEqual([399, 400]);
    },
  );

  test('of another epoch makes the room join anew', () => {
    expect(after([packet(3, 4, { epoch: 'e2' })], live(3)).status).toBe('behind');
  });

  test('that overtakes the reply to the join is not lost', () => {
    const snapshot = after([{ type: 'joining' }, packet(2, 3), joined({ seq: 2, events: messages(1, 2) })]);
    expect(seqs(snapshot)).toEqual([1, 2, 3]);
  });

  test('may leave events out on purpose, which is not a hole', () => {
    const snapshot = after([packet(3, 9, { events: [message(9)], omitted: 5 })], live(3));
    expect(snapshot).toMatchObject({ status: 'live', omitted: 5, position: { seq: 9 } });
  });

  test('may hold types that are not known yet', () => {
    const unknown = { type: 'from.the.future', seq: 4, at: 1 } as unknown as FeedEvent;
    const snapshot = after([packet(3, 5, { events: [unknown, message(5)] })], live(3));
    expect(seqs(snapshot)).toEqual([1, 2, 3, 5]);
    expect(snapshot.position?.seq).toBe(5);
  });

  test('updates the room that it tells of', () => {
    const room = { title: 'New', open: false, modes: {} };
    const snapshot = after(
      [packet(3, 4, { events: [{ type: 'room.updated', seq: 4, at: 1, room }] })],
      live(3),
    );
    expect(snapshot.room).toMatchObject({ id: 'lobby', title: 'New', open: false, viewers: 1 });
  });

  test('keeps nothing of the room that the update no longer has', () => {
    const room = { title: 'Lobby', open: true, modes: { slow: 30 } };
    const raided = { ...room, capacity: 5, raid: { before: {} } };
    const updates = [raided, room].map((settings, i) =>
      packet(3 + i, 4 + i, { events: [{ type: 'room.updated', seq: 4 + i, at: 1, room: settings }] }),
    );
    expect(after(updates.slice(0, 1), live(3)).room).toMatchObject(raided);
    expect(after(updates, live(3)).room).toEqual({ ...room, id: 'lobby', viewers: 1 });
  });
});

describe('where the join let one in', () => {
  const letIn = (seq: number) => after([{ type: 'joining' }, packet(2, 3), joined({ seq, events: [] })]);

  test('is the place of the reply, whatever overtook it and whatever followed', () => {
    const snapshot = after([packet(3, 5)], letIn(2));
    expect(snapshot).toMatchObject({ position: { seq: 5 }, joinedAt: { epoch: 'e1', seq: 2 } });
  });

  test('stays when a rejoin is recovered, and is another in another log', () => {
    const again = (reply: Parameters<typeof joinReply>[0]) =>
      after([{ type: 'offline' }, { type: 'joining' }, joined(reply)], letIn(2)).joinedAt;
    expect(again({ seq: 5, events: messages(4, 5), recovered: true })).toEqual({ epoch: 'e1', seq: 2 });
    expect(again({ epoch: 'e2', seq: 1 })).toEqual({ epoch: 'e2', seq: 1 });
  });
});

describe('joining again', () => {
  test('adds exactly what was missed when the server recovered it', () => {
    const snapshot = after(
      [{ type: 'offline' }, { type: 'joining' }, joined({ seq: 5, events: messages(4, 5), recovered: true })],
      live(3),
    );
    expect(seqs(snapshot)).toEqual([1, 2, 3, 4, 5]);
  });

  test('throws away what was there when the server could not recover it', () => {
    const snapshot = after(
      [{ type: 'joining' }, joined({ epoch: 'e2', seq: 2, events: messages(1, 2) })],
      live(3),
    );
    expect(seqs(snapshot)).toEqual([1, 2]);
    expect(snapshot.position).toEqual({ epoch: 'e2', seq: 2 });
  });
});

describe('the list', () => {
  test('forgets the oldest past its bound, and knows that there is more', () => {
    const snapshot = after([packet(3, 7)], live(3));
    expect(seqs(snapshot)).toEqual([3, 4, 5, 6, 7]);
    expect(hasEarlier(snapshot)).toBe(true);
  });

  test('makes room for history that was asked for, until it is trimmed', () => {
    const read = after([{ type: 'history', events: messages(3, 5), asked: 8 }, packet(8, 9)], live(8));
    expect(seqs(read)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(seqs(after([{ type: 'trim', keep: KEEP }], read))).toEqual([5, 6, 7, 8, 9]);
  });

  test('has reached the beginning when history brings nothing', () => {
    expect(hasEarlier(after([{ type: 'history', events: [], asked: 8 }], live(8)))).toBe(false);
  });
});

describe('what moderators do', () => {
  const deleted = (seq: number, of: number): FeedEvent => ({
    type: 'message.deleted',
    seq,
    at: 1,
    message: { id: `m${of}`, seq: of },
  });
  const types = ({ events }: RoomSnapshot) => events.map(({ type }) => type);

  test('is done to what the list shows, and to what comes in the same packet', () => {
    const events = [message(4), deleted(5, 4), deleted(6, 3)];
    const snapshot = after([packet(3, 6, { events })], live(3));
    expect(types(snapshot).slice(0, 3)).toEqual(['message', 'tombstone', 'tombstone']);
  });

  test('while history was on its way is done to that, too', () => {
    const snapshot = after(
      [packet(8, 9, { events: [deleted(9, 4)] }), { type: 'history', events: messages(3, 5), asked: 8 }],
      live(8),
    );
    expect(types(snapshot).slice(0, 3)).toEqual(['message', 'tombstone', 'message']);
  });

  test('before history was asked for is in it already, and may have been undone', () => {
    const snapshot = after(
      [packet(8, 9, { events: [deleted(9, 4)] }), { type: 'history', events: messages(3, 5), asked: 9 }],
      live(8),
    );
    expect(types(snapshot).slice(0, 3)).toEqual(['message', 'message', 'message']);
  });

  test('is the room as it is from then on: what the update does not carry is no more', () => {
    const [said] = messages(3, 3);
    const pinned = { id: 'm3', seq: 3, text: 'text 3', user: (said as MessageEvent).user };
    const settings = { title: 'T', open: true, modes: {} };
    const update = (seq: number, room: object): FeedEvent => ({
      type: 'room.updated',
      seq,
      at: 1,
      room: { ...settings, ...room },
    });
    const withPin = after([packet(3, 4, { events: [update(4, { pinned, capacity: 9 })] })], live(3));
    expect(withPin.room).toMatchObject({ pinned, capacity: 9, id: 'lobby', viewers: 1 });
    const deletedPin = after([packet(4, 5, { events: [deleted(5, 3)] })], withPin);
    expect(deletedPin.room?.pinned).toBeUndefined();
    expect(after([packet(4, 5, { events: [update(5, {})] })], withPin).room).toEqual({
      ...settings,
      id: 'lobby',
      viewers: 1,
    });
  });
});

describe('a message of ours', () => {
  const pending: RoomAction = { type: 'pending', message: { clientMsgId: 'c1', text: 'hello', at: 1 } };
  const acknowledged: RoomAction = { type: 'acknowledged', clientMsgId: 'c1', seq: 4 };
  const count = ({ pending: waiting, events }: RoomSnapshot) => [waiting.length, events.length];

  test('stays until the feed shows it, when the ack is first', () => {
    expect(count(after([pending, acknowledged], live(3)))).toEqual([1, 3]);
    expect(count(after([pending, acknowledged, packet(3, 4)], live(3)))).toEqual([0, 4]);
  });

  test('goes with the ack, when the feed is first', () => {
    expect(count(after([pending, packet(3, 4), acknowledged], live(3)))).toEqual([0, 4]);
  });

  test('goes when it is refused', () => {
    expect(count(after([pending, { type: 'withdrawn', clientMsgId: 'c1' }], live(3)))).toEqual([0, 3]);
  });

  test('stays over a loss of the connection', () => {
    const snapshot = after([pending, { type: 'offline' }, { type: 'joining' }, joined({ seq: 3 })], live(3));
    expect(snapshot.pending).toHaveLength(1);
  });
});

test('a pulse counts the viewers and gathers who came and went between two messages', () => {
  const pulse = (joinedNow: string[], left: string[]): RoomAction => ({
    type: 'pulse',
    pulse: { room: 'lobby', seq: 3, viewers: 7, joined: joinedNow, left },
  });
  const snapshot = after(
    [pulse(['a'], []), pulse(['b', 'a'], ['c']), packet(3, 4), pulse(['d'], [])],
    live(3),
  );
  expect(snapshot.room?.viewers).toBe(7);
  expect(snapshot.visits).toEqual([
    { afterSeq: 3, joined: ['a', 'b'], left: ['c'] },
    { afterSeq: 4, joined: ['d'], left: [] },
  ]);
});

test('a new identity keeps the roles that are held in this room', () => {
  const moderator = after([joined({ you: { ...lurker, roles: ['moderator'] } })]);
  const snapshot = after(
    [{ type: 'identity', you: { ...lurker, kind: 'guest', nickname: 'Mina' } }],
    moderator,
  );
  expect(snapshot.you).toMatchObject({ kind: 'guest', nickname: 'Mina', roles: ['moderator'] });
});
