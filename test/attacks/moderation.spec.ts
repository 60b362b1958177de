import { signToken } from '../../src/testing/sign-token.js';
import type { ClientOptions } from '../../src/testing/test-client.js';
import { heard, joinAs } from '../support/moderators.js';
import { SAID, Siege } from './siege.js';

const refusedWith = (code: string) => expect.objectContaining({ code }) as unknown;
const by = (address: string): ClientOptions => ({
  transports: ['polling'],
  extraHeaders: { 'x-forwarded-for': address },
});

const siege = new Siege();

let rooms = 0;

/** A room with a moderator and a guest whom nobody wants. */
async function scene(options: ClientOptions = {}, at = siege) {
  const room = `room-${++rooms}`;
  const moderator = await joinAs.moderator(at, room, 'mod');
  const troll = await at.join(room, { ...options, auth: { nickname: `Troll ${rooms}` } });
  return { room, moderator, troll, user: troll.welcome.you.id };
}

describe('a banned viewer', () => {
  async function ban() {
    const all = await scene();
    await all.moderator.request('user:ban', { room: all.room, user: all.user });
    await all.troll.next('notice', ({ code }) => code === 'banned');
    return all;
  }

  it('stays out by other spellings of the room', async () => {
    const { room, troll } = await ban();
    for (const spelling of [room.toUpperCase(), ` ${room}`, `${room}\0`, room.replace('r', 'ｒ')])
      expect(await troll.ask('room:join', { room: spelling })).toMatchObject({
        error: { code: 'bad_request' },
      });
    await expect(troll.join(room)).rejects.toEqual(refusedWith('banned'));
  });

  it('stays out by its place in the feed, by a retry and by history', async () => {
    const { room, troll, moderator } = await ban();
    const { epoch } = await moderator.join(room);
    for (const seq of [0, 1, 1e9])
      await expect(troll.join(room, { epoch, seq })).rejects.toEqual(refusedWith('banned'));
    for (const [event, request] of [
      ['history:before', { before: 100 }],
      ['message:send', { text: SAID, clientMsgId: 'a' }],
      ['user:unban', { user: troll.welcome.you.id }],
    ] as const)
      expect(await troll.ask(event, { room, ...request })).toMatchObject({ error: { code: 'not_joined' } });
  });

  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'])(
    'stays out as a new guest who forges %s',
    async (header) => {
      const { room } = await ban();
      for (const transports of [['polling'], ['websocket']]) {
        const extraHeaders = { [header]: '198.51.100.7' };
        const fresh = await siege.connect({ transports, extraHeaders, auth: { nickname: 'Fresh face' } });
        await expect(fresh.join(room)).rejects.toEqual(refusedWith('banned'));
      }
    },
  );

  it('stays out where it is polled for over one connection and enters by another', async () => {
    const { room } = await ban();
    const base = `${siege.url}/socket.io/?EIO=4&transport=polling`;
    const close = { headers: { connection: 'close' } };
    const opening = await (await fetch(base, close)).text();
    const { sid } = JSON.parse(opening.slice(1)) as { sid: string };
    const post = (body: string) => fetch(`${base}&sid=${sid}`, { ...close, method: 'POST', body });
    await post('40/chat,{}');
    await post(`42/chat,7["room:join",{"room":"${room}"}]`);
    let heardOf = '';
    while (!heardOf.includes('43/chat,7')) heardOf += await (await fetch(`${base}&sid=${sid}`, close)).text();
    expect(heardOf).toContain('"code":"banned"');
  });

  it('stays out when twenty of its tabs come at once', async () => {
    const { room, troll } = await ban();
    const auth = { token: troll.welcome.guestToken };
    const tabs = await Promise.all(Array.from({ length: 20 }, () => siege.connect({ auth })));
    const joins = await Promise.allSettled(tabs.map((tab) => tab.join(room)));
    expect(joins.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  });
});

describe('behind a trusted proxy', () => {
  const proxied = new Siege({ TRUSTED_PROXIES: 'loopback' });

  it('a banned guest stays out, whatever it had in the header before', async () => {
    const { room, moderator, user } = await scene(by('198.51.100.7'), proxied);
    await moderator.request('user:ban', { room, user });
    for (const header of [
      '203.0.113.9, 198.51.100.7',
      '127.0.0.1, 198.51.100.7',
      'unknown, 198.51.100.7',
      ', , 198.51.100.7',
      `${'203.0.113.9, '.repeat(300)}198.51.100.7`,
      '::ffff:198.51.100.7',
    ]) {
      const fresh = await proxied.connect({ ...by(header), auth: { nickname: 'Fresh face' } });
      await expect(fresh.join(room)).rejects.toEqual(refusedWith('banned'));
    }
    await proxied.join(room, by('203.0.113.9'));
  });

  it('a subscriber with a whole /64 is one, and another /64 is another', async () => {
    const { room, moderator, user } = await scene(by('2001:db8:1:2::7'), proxied);
    await moderator.request('user:ban', { room, user });
    const neighbour = await proxied.connect(by('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    await expect(neighbour.join(room)).rejects.toEqual(refusedWith('banned'));
    await proxied.join(room, by('2001:db8:1:3::7'));
  });

  it.each(['unknown', '_hidden', '198.51.100.7:1234', '999.1.1.1', "'; DROP TABLE sanctions;--"])(
    'a viewer whose address is %s keeps no ban from the others',
    async (nonsense) => {
      const { room, moderator, troll } = await scene(by('198.51.100.7'), proxied);
      const strange = await proxied.join(room, by(nonsense));
      await moderator.request('address:ban', { room, address: '198.51.100.0/24' });
      await troll.next('notice', ({ code }) => code === 'banned');
      await expect(troll.join(room)).rejects.toEqual(refusedWith('banned'));
      await strange.join(room);
    },
  );
});

describe('a moderator of another room', () => {
  it('undoes nothing here, by the ids of what was done here', async () => {
    const { room, moderator, troll, user } = await scene();
    const { action } = await moderator.request('user:timeout', { room, user });
    const elsewhere = await joinAs.moderator(siege, 'elsewhere', 'mod-of-elsewhere');
    await elsewhere.join(room);
    await expect(elsewhere.request('action:undo', { room: 'elsewhere', action })).rejects.toEqual(
      refusedWith('action_not_found'),
    );
    await expect(elsewhere.request('action:undo', { room, action })).rejects.toEqual(
      refusedWith('forbidden'),
    );
    await expect(troll.send(room, SAID)).rejects.toEqual(refusedWith('timed_out'));
  });

  it('deletes and pins nothing of here, there', async () => {
    const { room, troll } = await scene();
    const { id, seq } = await troll.send(room, SAID);
    const elsewhere = await joinAs.moderator(siege, 'elsewhere', 'mod-of-elsewhere');
    for (const event of ['message:delete', 'message:pin'])
      expect(await elsewhere.ask(event, { room: 'elsewhere', message: { id, seq } })).toMatchObject({
        error: { code: 'message_not_found' },
      });
  });

  it.each([
    { rooms: ['room-%'] },
    { rooms: ['*'] },
    { rooms: [''] },
    { rooms: [] },
    { rooms: ['ROOM-1', 'target~backstage', ' target', 'target\0'] },
  ])('is none here by a token for %j', async ({ rooms: named }) => {
    const token = await signToken({ sub: 'x', name: 'X', roles: ['owner'], rooms: named });
    const attacker = await siege.join('target', { auth: { token } });
    expect(await attacker.ask('room:clear', { room: 'target' })).toMatchObject({
      error: { code: 'forbidden' },
    });
    await expect(attacker.join('target~backstage')).rejects.toEqual(refusedWith('forbidden'));
  });
});

describe('a moderator gone astray', () => {
  it('makes himself nothing more, nor anybody', async () => {
    const { room, moderator, user } = await scene();
    for (const [who, role] of [
      ['mod', 'owner'],
      [user, 'owner'],
      ['mod', 'admin'],
    ] as const)
      expect(await moderator.ask('user:role', { room, user: who, role })).toMatchObject({
        error: { code: 'bad_request' },
      });
    for (const who of ['mod', user])
      expect(await moderator.ask('user:role', { room, user: who, role: 'moderator' })).toMatchObject({
        error: { code: 'forbidden' },
      });
  });

  it('does nothing to the owner, by whatever spelling of the id', async () => {
    const { room, moderator } = await scene();
    const owner = await joinAs.owner(siege, room, 'boss');
    const { id, seq } = await owner.send(room, 'my room');
    for (const event of ['user:ban', 'user:timeout', 'user:purge', 'user:role']) {
      expect(await moderator.ask(event, { room, user: 'boss' })).toMatchObject({
        error: { code: 'forbidden' },
      });
      for (const user of ['boss\0', '\0boss', 'boss\uD800', 'boss\n', 'bo\u200Bss', '', 'x'.repeat(201)])
        expect(await moderator.ask(event, { room, user })).toMatchObject({ error: { code: 'bad_request' } });
      for (const user of ['BOSS', ' boss', 'user:boss', '__proto__', '%'])
        await moderator.ask(event, { room, user });
    }
    expect(await moderator.ask('message:delete', { room, message: { id, seq } })).toMatchObject({
      error: { code: 'forbidden' },
    });
    await owner.send(room, 'still my room');
    const { events } = await moderator.request('history:before', { room, before: 100 });
    expect(events.filter(({ type }) => type === 'message')).toHaveLength(2);
  });

  it.each([1e308, 2 ** 53, -1, 0, 0.5, '1', null])('deletes nothing at the place %p', async (seq) => {
    const { room, moderator, troll } = await scene();
    const { id } = await troll.send(room, SAID);
    for (const event of ['message:delete', 'message:pin'])
      expect(await moderator.ask(event, { room, message: { id, seq } })).toMatchObject({
        error: { code: 'bad_request' },
      });
  });

  it('changes a title, and nothing else of the room by the way', async () => {
    const { room, moderator, troll } = await scene();
    await moderator.request('room:update', { room, title: 'A new title' });
    expect((await heard(troll, 'room.updated')).room).toMatchObject({ title: 'A new title', open: true });
    await troll.send(room, SAID);
  });

  it('who is timed out moderates nothing, his own timeout least of all', async () => {
    const { room, moderator, user } = await scene();
    const owner = await joinAs.owner(siege, room, 'boss');
    const { action } = await owner.request('user:timeout', { room, user: 'mod' });
    await moderator.next('notice', ({ code }) => code === 'timed_out');
    for (const [event, request] of [
      ['action:undo', { action }],
      ['user:unban', { user: 'mod' }],
      ['user:ban', { user }],
      ['room:clear', {}],
    ] as const)
      expect(await moderator.ask(event, { room, ...request })).toMatchObject({
        error: { code: 'forbidden' },
      });
  });

  it('who is one no more hears nothing from behind the stage', async () => {
    const { room, moderator, user } = await scene();
    const owner = await joinAs.owner(siege, room, 'boss');
    const helper = await joinAs.member(siege, room, 'helper');
    await owner.request('user:role', { room, user: 'helper', role: 'moderator' });
    await helper.next('notice', ({ you }) => you?.can.includes('moderate') ?? false);
    await helper.join(`${room}~backstage`);
    await owner.request('user:role', { room, user: 'helper' });
    await helper.next('notice', ({ you }) => you?.can.includes('moderate') === false);
    const before = helper.events(`${room}~backstage`).length;
    await moderator.request('user:timeout', { room, user, reason: SAID });
    await heard(helper, 'user.timed_out');
    expect(helper.events(`${room}~backstage`)).toHaveLength(before);
    for (const event of ['history:before', 'message:send'])
      expect(
        await helper.ask(event, { room: `${room}~backstage`, before: 100, text: SAID, clientMsgId: 'a' }),
      ).toMatchObject({ error: { code: 'not_joined' } });
  });
});

describe('whoever is timed out', () => {
  it('says nothing by a name, a tab, a poll, a new guest or a retry', async () => {
    const { room, moderator, troll, user } = await scene();
    await troll.send(room, SAID, 'before');
    await moderator.request('user:timeout', { room, user });
    await troll.next('notice', ({ code }) => code === 'timed_out');
    const auth = { token: troll.welcome.guestToken };
    const others = [
      await siege.join(room, { auth }),
      await siege.join(room, { auth, transports: ['polling'] }),
      await siege.join(room, { auth: { nickname: 'Innocent' } }),
      await siege.join(room),
    ];
    for (const one of [troll, ...others]) {
      await expect(one.send(room, SAID, 'after')).rejects.toEqual(refusedWith('timed_out'));
      await expect(one.request('nickname:change', { nickname: SAID })).rejects.toEqual(
        refusedWith('timed_out'),
      );
    }
  });
});
