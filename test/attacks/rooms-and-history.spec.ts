import type { TestClient } from '../../src/testing/test-client.js';
import { heard, joinAs } from '../support/moderators.js';
import { outcomes } from '../support/outcomes.js';
import { SAID, Siege } from './siege.js';

const refusedWith = (code: string) => expect.objectContaining({ code }) as unknown;
const EVENTS = ['room:join', 'room:leave', 'message:send', 'history:before'];

const siege = new Siege();

describe('a room', () => {
  it.each([
    '__proto__',
    'user:42',
    'Lobby',
    'LOBBY',
    ' lobby',
    'lobby ',
    'lobby\n',
    'lobby\0',
    'ｌobby',
    'lоbby',
    '%6cobby',
    '../lobby',
    '/chat',
    '*',
    '#lobby',
    'lobby~backstage~backstage',
    '~backstage',
    'lobby~BACKSTAGE',
    '-lobby',
    "lobby'--",
    'a'.repeat(65),
    '',
  ])('is not named %j', async (room) => {
    const attacker = await siege.connect({ auth: { nickname: 'Attacker' } });
    for (const event of EVENTS)
      expect([
        event,
        await attacker.ask(event, { room, text: SAID, clientMsgId: 'a', before: 9 }),
      ]).toMatchObject([event, { ok: false, error: { code: 'bad_request' } }]);
  });

  it('named as somebody’s connection is not where that one hears from', async () => {
    const { socket, received } = siege.listener;
    const attacker = await siege.connect({ auth: { nickname: 'Attacker' } });
    const before = received.feed.length;
    for (const room of [socket.id ?? '', (socket.id ?? '').toLowerCase().replace(/^[^a-z0-9]+/, 'x')]) {
      const ack = await attacker.ask('room:join', { room });
      if (ack.ok) await attacker.send(room, SAID);
      else expect(ack.error.code).toBe('bad_request');
    }
    expect(received.feed.slice(before)).toEqual([]);
  });

  it.each(['constructor', 'hasownproperty', 'null', 'undefined', 'nan', '0'])(
    'named %s is one like any other',
    async (room) => {
      const attacker = await siege.join(room, { auth: { nickname: 'Attacker' } });
      await attacker.send(room, SAID);
      expect((await attacker.join(room)).room).toMatchObject({
        id: room,
        title: room,
        viewers: 1,
        modes: {},
      });
    },
  );

  it.each(['bystanders~backstage', 'nowhere~backstage'])('has no way in by %s', async (room) => {
    const attacker = await siege.join('bystanders', { auth: { nickname: 'Attacker' } });
    for (const event of ['room:leave', 'message:send', 'history:before'])
      expect(await attacker.ask(event, { room, text: SAID, clientMsgId: 'a', before: 9 })).toMatchObject({
        error: { code: 'not_joined' },
      });
    const code = room.startsWith('bystanders') ? 'forbidden' : 'not_joined';
    await expect(attacker.join(room)).rejects.toEqual(refusedWith(code));
  });

  it('that one has not joined, or has left, is read and written by nobody', async () => {
    const attacker = await siege.connect({ auth: { nickname: 'Attacker' } });
    const tries = async () => {
      await expect(attacker.send('bystanders', SAID)).rejects.toEqual(refusedWith('not_joined'));
      const history = attacker.request('history:before', { room: 'bystanders', before: 100 });
      await expect(history).rejects.toEqual(refusedWith('not_joined'));
    };
    await tries();
    await attacker.join('bystanders');
    await attacker.request('room:leave', { room: 'bystanders' });
    await tries();
  });
});

describe('joining rooms without end', () => {
  const inMemory = async () => Number(/^streamside_rooms (\d+)/m.exec(await siege.metrics())?.[1]);

  /** Until the bystanders' room is the only one. */
  const alone = async () => {
    while ((await inMemory()) > 1) await siege.undisturbed();
  };

  it('holds twenty at most, and none when the connection is gone', async () => {
    await alone();
    const attacker = await siege.connect();
    const joins = Array.from({ length: 2_000 }, (_, i) => attacker.join(`room-${i}`));
    const { ok, too_many_rooms, rate_limited, ...others } = await outcomes(joins);
    expect([ok, others]).toEqual([20, {}]);
    expect((too_many_rooms ?? 0) + (rate_limited ?? 0)).toBe(1_980);
    expect(await inMemory()).toBe(21);
    attacker.socket.disconnect();
    await alone();
  });

  it('by many connections that come and go leaves none', async () => {
    for (let i = 0; i < 20; i++) {
      const attacker = await siege.connect();
      await Promise.all(Array.from({ length: 20 }, (_, j) => attacker.join(`fleeting-${i}-${j}`)));
      attacker.socket.disconnect();
    }
    await alone();
    expect(await inMemory()).toBe(1);
  });
});

describe('history', () => {
  it.each([-1, 0, 1.5, 101, 1e9, 1e308, NaN, Infinity, '10', '1; DROP TABLE events', [], {}, true])(
    'is not given by a limit of %p',
    async (limit) => {
      const attacker = await siege.join('bystanders');
      const ack = await attacker.ask('history:before', { room: 'bystanders', before: 9, limit });
      // JSON has no NaN and no Infinity: what arrives is null, which is no limit.
      if (limit !== limit || limit === Infinity) expect(ack).toMatchObject({ ok: true });
      else expect(ack).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    },
  );

  it.each([-1, 0, 0.5, 1e308, 2 ** 53, NaN, '9', '9 OR 1=1', null, [9], { gt: 0 }])(
    'is not given before %p',
    async (before) => {
      const attacker = await siege.join('bystanders');
      expect(await attacker.ask('history:before', { room: 'bystanders', before })).toMatchObject({
        ok: false,
        error: { code: 'bad_request' },
      });
    },
  );

  it('never is more than a hundred events', async () => {
    const attacker = await siege.join('long', { auth: { nickname: 'Attacker' } });
    await Promise.all(Array.from({ length: 150 }, (_, i) => attacker.send('long', SAID, `c${i}`)));
    const { events } = await attacker.request('history:before', {
      room: 'long',
      before: Number.MAX_SAFE_INTEGER,
      limit: 100,
    });
    expect(events).toHaveLength(100);
  });

  it.each<[string, unknown, boolean]>([
    ['of a log that never was', { epoch: 'made-up', seq: 0 }, true],
    ['before the beginning', { epoch: 'x', seq: -1 }, false],
    ['beyond all numbers', { epoch: 'x', seq: 1e308 }, false],
    ['of half a number', { epoch: 'x', seq: 0.5 }, false],
    ['of 60,000 letters', { epoch: 'x'.repeat(60_000), seq: 0 }, false],
    ['that is a list', [], false],
    ['without a log', { seq: 0 }, false],
  ])('is recovered from no place %s', async (_what, since, snapshot) => {
    const attacker = await siege.connect();
    const ack = await attacker.ask('room:join', { room: 'bystanders', since });
    if (snapshot) expect(ack).toMatchObject({ ok: true, data: { recovered: false } });
    else expect(ack).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });

  it('from a place that is yet to come is a snapshot, and no wait', async () => {
    const attacker = await siege.connect();
    const { epoch } = await attacker.join('bystanders');
    const ahead = { epoch, seq: Number.MAX_SAFE_INTEGER };
    expect(await attacker.join('bystanders', ahead)).toMatchObject({ recovered: false });
  });
});

describe('what was deleted', () => {
  const LOST = `${SAID}, unheard`;

  /** All that anybody can have of the room, in memory and in the store. */
  async function everything(room: string, viewer: TestClient): Promise<string> {
    const joiner = await siege.connect();
    const backlog = await joiner.join(room);
    const recovered = await joiner.join(room, { epoch: backlog.epoch, seq: 0 });
    const history = await viewer.request('history:before', { room, before: 1_000, limit: 100 });
    return JSON.stringify([backlog, recovered, history]);
  }

  async function scene(room: string) {
    const moderator = await joinAs.moderator(siege, room, 'mod');
    const author = await joinAs.member(siege, room, 'author');
    const message = await author.send(room, LOST, 'lost');
    return { moderator, author, ref: { id: message.id, seq: message.seq } };
  }

  it('is nowhere: by its sender’s retry', async () => {
    const { moderator, author, ref } = await scene('retry');
    await moderator.request('message:delete', { room: 'retry', message: ref });
    const again = await author.ask('message:send', { room: 'retry', text: LOST, clientMsgId: 'lost' });
    expect(JSON.stringify(again)).not.toContain(LOST);
    expect(await everything('retry', author)).not.toContain(LOST);
  });

  it('is nowhere: in a pin of it', async () => {
    const { moderator, author, ref } = await scene('pin');
    await moderator.request('message:pin', { room: 'pin', message: ref });
    expect(await everything('pin', author)).toContain(LOST);
    await moderator.request('message:delete', { room: 'pin', message: ref });
    expect(await everything('pin', author)).not.toContain(LOST);
  });

  it('is nowhere: in what undid an earlier deletion', async () => {
    const { moderator, author, ref } = await scene('restored');
    const { action } = await moderator.request('message:delete', { room: 'restored', message: ref });
    await moderator.request('action:undo', { room: 'restored', action });
    expect(await everything('restored', author)).toContain(LOST);
    await moderator.request('message:delete', { room: 'restored', message: ref });
    expect(await everything('restored', author)).not.toContain(LOST);
  });

  it('is nowhere: in a pin that comes back when a later one is undone', async () => {
    const { moderator, author, ref } = await scene('unpinned');
    const other = await author.send('unpinned', 'something else');
    await moderator.request('message:pin', { room: 'unpinned', message: ref });
    const { action } = await moderator.request('message:pin', {
      room: 'unpinned',
      message: { id: other.id, seq: other.seq },
    });
    await moderator.request('message:delete', { room: 'unpinned', message: ref });
    await moderator.request('action:undo', { room: 'unpinned', action });
    expect(await everything('unpinned', author)).not.toContain(LOST);
  });

  it.each(['user:purge', 'room:clear'] as const)('is nowhere: after %s, with a pin before', async (event) => {
    const room = event.replace(':', '-');
    const { moderator, author, ref } = await scene(room);
    await moderator.request('message:pin', { room, message: ref });
    expect(await moderator.ask(event, { room, user: 'author' })).toMatchObject({ ok: true });
    expect(await everything(room, author)).not.toContain(LOST);
  });

  it('is nowhere: for who comes when all have left and the room is read anew', async () => {
    const { moderator, author, ref } = await scene('anew');
    await moderator.request('message:pin', { room: 'anew', message: ref });
    await moderator.request('message:delete', { room: 'anew', message: ref });
    for (const one of [moderator, author]) await one.request('room:leave', { room: 'anew' });
    const late = await siege.join('anew');
    expect(await everything('anew', late)).not.toContain(LOST);
  });

  it('is nothing that a viewer can delete, pin or bring back', async () => {
    const { moderator, author, ref } = await scene('hands-off');
    const { action } = await moderator.request('message:delete', { room: 'hands-off', message: ref });
    for (const [event, request] of [
      ['action:undo', { action }],
      ['message:pin', { message: ref }],
      ['message:delete', { message: ref }],
      ['user:card', { user: 'author' }],
    ] as const)
      expect(await author.ask(event, { room: 'hands-off', ...request })).toMatchObject({
        error: { code: 'forbidden' },
      });
  });
});

describe('slow mode', () => {
  it('takes one of twenty messages sent at once, by all tabs and transports', async () => {
    const moderator = await joinAs.moderator(siege, 'slow', 'mod');
    await moderator.request('room:update', { room: 'slow', modes: { slow: 300 } });
    const tab = await siege.join('slow', { auth: { nickname: 'Attacker' } });
    const auth = { token: tab.welcome.guestToken };
    const others = [
      await siege.join('slow', { auth }),
      await siege.join('slow', { auth, transports: ['polling'] }),
    ];
    await heard(moderator, 'room.updated');
    const sends = [tab, ...others].flatMap((one, i) =>
      Array.from({ length: i === 0 ? 6 : 7 }, (_, j) => one.send('slow', SAID, `c-${i}-${j}`)),
    );
    expect(await outcomes(sends)).toEqual({ ok: 1, slow_mode: 19 });
    tab.socket.disconnect();
    const back = await siege.join('slow', { auth });
    await expect(back.send('slow', SAID)).rejects.toEqual(refusedWith('slow_mode'));
  });

  it('is not got around by somebody else’s message id', async () => {
    const victim = await joinAs.member(siege, 'ids', 'victim');
    const first = await victim.send('ids', 'mine', 'the-same-id');
    const attacker = await siege.join('ids', { auth: { nickname: 'Attacker' } });
    const second = await attacker.send('ids', SAID, 'the-same-id');
    expect(second.id).not.toBe(first.id);
    expect(await victim.send('ids', 'mine', 'the-same-id')).toEqual(first);
  });
});
