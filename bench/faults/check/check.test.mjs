import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from './check.mjs';

/** @typedef {import('./check.mjs').Record} Forged */

/** Two clients that hold the same five messages of one room, all of them acked and stored. */
function sound() {
  const numbers = [1, 2, 3, 4, 5];
  const shown = () => numbers.map((n) => ({ seq: n, id: `id-${n}`, text: `#${n}` }));
  /** @type {Forged} */
  const record = {
    views: ['a', 'b'].map((client) => ({
      client,
      room: 'r',
      stretches: [{ after: 0, events: shown() }],
      conflicts: [],
    })),
    sends: numbers.map((n) => ({
      room: 'r',
      userId: 'u',
      clientMsgId: `m-${n}`,
      text: `#${n}`,
      acks: [{ id: `id-${n}`, seq: n }],
      wanted: 1,
      refused: [],
    })),
    rooms: [
      {
        room: 'r',
        head: 5,
        events: shown().map((event) => ({ ...event, userId: 'u', clientMsgId: `m-${event.seq}` })),
      },
    ],
  };
  return record;
}

/**
 * What the check says of a record that something was done to.
 * @param {(forged: { record: Forged, view: import('./check.mjs').View, stretch: import('./check.mjs').Stretch, send: import('./check.mjs').Send, room: import('./check.mjs').StoredRoom }) => void} forge
 */
function afterwards(forge) {
  const record = sound();
  const [[view], [send], [room]] = [record.views, record.sends, record.rooms];
  const [stretch] = view?.stretches ?? [];
  assert.ok(view && stretch && send && room);
  forge({ record, view, stretch, send, room });
  const { told, ...counts } = check(record);
  assert.equal(told.length > 0, Object.values(counts).some(Boolean), 'what is counted is told');
  return counts;
}

const NOTHING = { lost: 0, duplicated: 0, disordered: 0, other: 0 };

test('finds nothing where all is as it was said', () =>
  assert.deepEqual(
    afterwards(() => {}),
    NOTHING,
  ));

test('takes several acks for one message where they say the same', () =>
  assert.deepEqual(
    afterwards(({ send }) => {
      send.wanted = 4;
      send.acks = Array.from({ length: 4 }, () => ({ id: 'id-1', seq: 1 }));
    }),
    NOTHING,
  ));

test('finds a hole in what one client holds', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => void stretch.events.splice(2, 1)),
    { ...NOTHING, lost: 1 },
  ));

test('finds what is missing at the end', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => void stretch.events.splice(3)),
    { ...NOTHING, lost: 2 },
  ));

test('finds a client that holds nothing', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => void stretch.events.splice(0)),
    { ...NOTHING, lost: 5 },
  ));

test('takes what the server left out in saying so', () =>
  assert.deepEqual(
    afterwards(({ view, stretch }) => {
      view.stretches.push({ after: 3, events: stretch.events.splice(3) });
      stretch.events.pop();
    }),
    NOTHING,
  ));

test('finds what is missing where a stretch begins', () =>
  assert.deepEqual(
    afterwards(({ view, stretch }) => view.stretches.push({ after: 2, events: stretch.events.splice(3) })),
    { ...NOTHING, lost: 1 },
  ));

test('finds what was shown before the server began anew, and is not stored', () =>
  assert.deepEqual(
    afterwards(({ view, stretch }) => {
      view.stretches.push({ after: 0, events: stretch.events });
      view.stretches[0] = { after: 0, events: [{ seq: 1, id: 'ghost', text: 'boo' }] };
    }),
    { ...NOTHING, other: 1 },
  ));

test('finds an event that was shown twice', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => void stretch.events.splice(2, 0, { seq: 2, id: 'id-2', text: '#2' })),
    { ...NOTHING, duplicated: 1 },
  ));

test('finds two events in another order', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => stretch.events.splice(1, 2, ...stretch.events.slice(1, 3).reverse())),
    { ...NOTHING, disordered: 1 },
  ));

test('finds two clients that hold two orders under the same seqs', () => {
  const { disordered } = afterwards(({ stretch: { events } }) => {
    const [second, third] = [events[1], events[2]];
    assert.ok(second && third);
    [second.seq, third.seq] = [3, 2];
    events.sort((a, b) => a.seq - b.seq);
  });
  assert.equal(disordered, 2);
});

test('finds what was shown and is not stored', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => void stretch.events.splice(4, 1, { seq: 5, id: 'ghost', text: 'boo' })),
    { ...NOTHING, other: 1 },
  ));

test('finds a text that is not the one that was stored', () =>
  assert.deepEqual(
    afterwards(({ stretch }) => void stretch.events.splice(4, 1, { seq: 5, id: 'id-5', text: '#6' })),
    { ...NOTHING, other: 1 },
  ));

test('finds what a client was shown in two forms', () =>
  assert.deepEqual(
    afterwards(({ view }) => void view.conflicts.push('3 was “a” and is “b”')),
    {
      ...NOTHING,
      other: 1,
    },
  ));

test('finds an acked message that is not stored, with whoever was shown it', () => {
  const { lost, other } = afterwards(({ room }) => {
    room.events.pop();
    room.head = 4;
  });
  assert.deepEqual([lost, other], [1, 2]);
});

test('finds a hole in the database', () => {
  const { lost } = afterwards(({ room }) => void room.events.splice(2, 1));
  assert.equal(lost, 2, 'the place, and the message that was acked for it');
});

test('finds a message that is stored twice', () =>
  assert.deepEqual(
    afterwards(({ record, room }) => {
      const again = { seq: 6, id: 'id-6', text: '#1' };
      room.events.push({ ...again, userId: 'u', clientMsgId: 'm-1' });
      room.head = 6;
      record.views.forEach(({ stretches }) => stretches[0]?.events.push(again));
    }).duplicated,
    1,
  ));

test('finds a message that was acked under two ids', () =>
  assert.deepEqual(
    afterwards(({ send }) => void send.acks.push({ id: 'id-1b', seq: 1 })),
    { ...NOTHING, duplicated: 1 },
  ));

test('finds an ack that names another place than the database', () =>
  assert.deepEqual(
    afterwards(({ send }) => void (send.acks = [{ id: 'id-1', seq: 2 }])),
    { ...NOTHING, disordered: 1 },
  ));

test('finds a message that got no ack', () =>
  assert.deepEqual(
    afterwards(({ send }) => void (send.acks = [])),
    { ...NOTHING, lost: 1 },
  ));

test('finds a message that was refused for no reason', () =>
  assert.deepEqual(
    afterwards(({ send }) => void send.refused.push('forbidden')),
    { ...NOTHING, other: 1 },
  ));

test('finds a message that is stored as somebody else’s', () =>
  assert.deepEqual(
    afterwards(({ room }) => {
      const [first] = room.events;
      assert.ok(first);
      first.userId = 'v';
    }),
    { ...NOTHING, other: 1 },
  ));

test('finds a head that is not the last event', () => {
  const { other, lost } = afterwards(({ room }) => void (room.head = 6));
  assert.deepEqual([other, lost], [1, 2], 'and that nobody got there');
});

test('finds what nobody said', () =>
  assert.deepEqual(
    afterwards(({ record }) => void record.sends.pop()),
    { ...NOTHING, other: 1 },
  ));

test('finds a room that is not in the database', () =>
  assert.ok(afterwards(({ record }) => void record.rooms.pop()).other >= 2));

test('is not content with nothing', () => assert.ok(check({ views: [], sends: [], rooms: [] }).other > 0));
