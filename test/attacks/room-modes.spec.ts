import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoomModes } from '../../src/contract/wire.js';
import { TEST_SECRET } from '../../src/testing/sign-token.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { startChildServer } from '../support/child-server.js';
import { heard, joinAs } from '../support/moderators.js';
import { outcomes } from '../support/outcomes.js';
import { describeWithRedis } from '../support/redis.js';
import { SAID, Siege } from './siege.js';

const refusedWith = (code: string) => expect.objectContaining({ code }) as unknown;

let rooms = 0;

/** A room in these modes, and a guest who does not care for them. */
async function scene(siege: Siege, modes: RoomModes) {
  const room = `strict-${++rooms}`;
  const moderator = await joinAs.moderator(siege, room, 'mod');
  const attacker = await siege.join(room, { auth: { nickname: `Attacker ${rooms}` } });
  await moderator.request('room:update', { room, modes });
  await heard(attacker, 'room.updated');
  return { room, moderator, attacker };
}

const MODES: [keyof RoomModes, RoomModes, string, string][] = [
  ['frozen', { frozen: true }, SAID, 'frozen'],
  ['membersOnly', { membersOnly: true }, SAID, 'members_only'],
  ['followersOnly', { followersOnly: 0 }, SAID, 'followers_only'],
  ['subscribersOnly', { subscribersOnly: true }, SAID, 'subscribers_only'],
  ['newAccounts', { newAccounts: 1 }, SAID, 'account_too_new'],
  ['emoteOnly', { emoteOnly: true }, SAID, 'emote_only'],
  ['noLinks', { noLinks: true }, `${SAID} evil．com`, 'links_not_allowed'],
];

describe('a room’s mode', () => {
  const siege = new Siege();

  it.each(MODES)(
    '%s is not got around: by a tab, a poll, a new name, leaving and joining, a retry, or a claim',
    async (_mode, modes, text, code) => {
      const { room, attacker } = await scene(siege, modes);
      const { guestToken: token } = attacker.welcome;
      await attacker.request('nickname:change', { nickname: 'Somebody else' });
      await attacker.request('room:leave', { room });
      await attacker.join(room);
      const others = [
        await siege.join(room, { auth: { token } }),
        await siege.join(room, { auth: { token }, transports: ['polling'] }),
        await siege.join(room, { auth: { nickname: 'Fresh face' } }),
      ];
      for (const one of [attacker, ...others])
        for (const id of ['same', 'same', 'another'])
          await expect(one.send(room, text, id)).rejects.toEqual(refusedWith(code));
      const claims = { roles: ['moderator'], subscriber: true, followingSince: 0, createdAt: 0, modes: {} };
      const sent = { room, text, clientMsgId: 'claimed', ...claims };
      expect(await attacker.ask('message:send', sent)).toMatchObject({ error: { code } });
      const { events } = await attacker.request('history:before', { room, before: 1e9 });
      expect(events.filter(({ type }) => type === 'message')).toEqual([]);
    },
  );

  it('unique takes one of twenty at once, whatever tells them apart for a machine alone', async () => {
    const { room, attacker } = await scene(siege, { unique: true });
    const tab = await siege.join(room, { auth: { token: attacker.welcome.guestToken } });
    const same = ['Say it', 'say it', 'SAY  IT', 'say it!', 'sａy it', 'say\u200bit', 'say it?!', '“say it”'];
    const sends = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? tab : attacker).send(room, same[i % same.length] ?? '', `u-${i}`),
    );
    expect(await outcomes(sends)).toEqual({ ok: 1, duplicate_text: 19 });
  });

  it('that is switched on holds from its ack on, whatever is on its way', async () => {
    const { room, moderator, attacker } = await scene(siege, {});
    const floods = Array.from({ length: 10 }, (_, i) => attacker.send(room, SAID, `before-${i}`));
    await moderator.request('room:update', { room, modes: { frozen: true } });
    const after = Array.from({ length: 10 }, (_, i) => attacker.send(room, SAID, `after-${i}`));
    expect(await outcomes(after)).toEqual({ frozen: 10 });
    await Promise.allSettled(floods);
  });

  it.each([
    { slow: 0 },
    { slow: 301 },
    { delay: 3 },
    { frozen: 1 },
    { followersOnly: -1 },
    { noSuch: true },
    [],
  ])('cannot be %j, and what was before stays', async (modes) => {
    const { room, moderator, attacker } = await scene(siege, { frozen: true });
    expect(await moderator.ask('room:update', { room, modes })).toMatchObject({
      error: { code: 'bad_request' },
    });
    await expect(attacker.send(room, SAID)).rejects.toEqual(refusedWith('frozen'));
  });

  it('is nothing that a viewer changes, nor raid mode, nor capacity', async () => {
    const { room, attacker } = await scene(siege, { frozen: true });
    for (const change of [{ modes: {} }, { raid: false }, { capacity: 0 }, { open: true }, { title: SAID }])
      expect(await attacker.ask('room:update', { room, ...change })).toMatchObject({
        error: { code: 'forbidden' },
      });
  });
});

describe('a message that is held back by the room’s delay', () => {
  const siege = new Siege();

  /** Everything that the client was sent. */
  const all = (client: TestClient) => JSON.stringify(client.received);

  it('is removed before anybody sees it: not by joining, history, a place, a pin, a pulse or a retry', async () => {
    const { room, moderator, attacker } = await scene(siege, { delay: 6 });
    const watching = await siege.join(room);
    const { epoch, seq: head } = await watching.join(room);
    const { id, seq } = await attacker.send(room, SAID, 'held-back');
    await moderator.seen(SAID);
    await moderator.request('message:pin', { room, message: { id, seq } });
    const joiner = await siege.connect({ auth: { nickname: 'Joiner' } });
    const replies = [
      await joiner.join(room),
      await joiner.join(room, { epoch, seq: 0 }),
      await joiner.join(room, { epoch, seq: head }),
      await joiner.join(room, { epoch, seq: seq - 1 }),
      await watching.request('history:before', { room, before: 1e9 }),
      await watching.request('history:before', { room, before: seq + 1 }),
      await (await siege.connect({ transports: ['polling'] })).join(room),
      await attacker.request('history:before', { room, before: 1e9 }),
      await attacker.send(room, SAID, 'held-back'),
    ];
    expect(JSON.stringify(replies)).not.toContain(SAID);
    await moderator.request('message:delete', { room, message: { id, seq } });
    const clients = [joiner, watching, attacker];
    await Promise.all(clients.map((client) => heard(client, 'tombstone', room)));
    for (const client of clients) expect(all(client)).not.toContain(SAID);
  });
});

describeWithRedis('a room’s mode, where there are two nodes,', (url) => {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const shared = {
    DATABASE_URL: `sqlite:${join(folder, 'chat.db')}`,
    get REDIS_URL() {
      return url();
    },
  };
  const here = new Siege(shared);

  it('is not got around by the other one', async () => {
    const { room, moderator, attacker } = await scene(here, { slow: 300, unique: true });
    const { guestToken: token } = attacker.welcome;
    const there = await startChildServer({ ...shared, AUTH_SECRET: TEST_SECRET });
    const tab = await there.join(room, { auth: { token } });
    const sends = Array.from({ length: 10 }, (_, i) => (i % 2 ? tab : attacker).send(room, SAID, `n-${i}`));
    const counts = await outcomes(sends);
    expect(counts.ok).toBe(1);
    await moderator.request('room:update', { room, modes: { frozen: true } });
    await tab.next('room.updated', ({ room: info }) => info.modes.frozen === true);
    await expect(tab.send(room, 'thawed?')).rejects.toEqual(refusedWith('frozen'));
  });
});
