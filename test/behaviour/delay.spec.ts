import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nanoid } from 'nanoid';
import type { RoomModes } from '../../src/contract/wire.js';
import { Feed } from '../../src/feed/feed.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { afterTest } from '../../src/testing/after-test.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const DELAY_MS = 2_000;
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const seqsOf = (viewer: TestClient) => viewer.events().map(({ seq }) => seq);
const named = (nickname: string) => ({ auth: { nickname } });

async function asModerator() {
  return { auth: { token: await signToken({ sub: 'mod', name: 'Mod', roles: ['moderator'] }) } };
}

const setModes = ({ app }: TestChat, room: string, modes: RoomModes) =>
  app.get(RoomsService).update(room, { modes });

async function delayedRoom(delay: RoomModes['delay'] = 2) {
  const chat = await startChat();
  const writer = await chat.join('lobby', named('Writer'));
  await chat.app.get(RoomsService).create('lobby', { modes: { delay } });
  await writer.next('feed');
  const moderator = await chat.join('lobby', await asModerator());
  return { chat, writer, moderator };
}

/** Everything that the room has shown the viewer in the reply and since, by seq. */
const shownTo = (reply: { events: { seq: number }[] }, viewer: TestClient) => [
  ...reply.events.map(({ seq }) => seq),
  ...seqsOf(viewer),
];

describe('a room with a delay', () => {
  it('shows viewers, the sender too, everything so much later than moderators; the ack comes at once', async () => {
    const { chat, writer, moderator } = await delayedRoom();
    const viewers = [writer, await chat.join('lobby'), await chat.join('lobby', { transports: ['polling'] })];
    const began = performance.now();
    await writer.send('lobby', 'hello');
    await moderator.seen('hello');
    expect(performance.now() - began).toBeLessThan(DELAY_MS / 2);
    for (const viewer of viewers) expect(viewer.texts()).toEqual([]);
    await Promise.all(viewers.map((viewer) => viewer.seen('hello')));
    expect(performance.now() - began).toBeGreaterThanOrEqual(DELAY_MS);
    for (const viewer of viewers) expect(viewer.texts()).toEqual(['hello']);
  });

  it('shows it on no other path: joining, joining again, coming back, history, the pulse', async () => {
    const { chat, writer, moderator } = await delayedRoom();
    const [watching, late] = [await chat.join('lobby'), await chat.connect({ transports: ['polling'] })];
    const { epoch } = await watching.join('lobby');
    const began = performance.now();
    const { seq } = await writer.send('lobby', 'hello');
    await moderator.seen('hello');
    const reply = await late.join('lobby');
    expect(reply).toMatchObject({ seq: 1, events: [{ type: 'room.updated' }] });
    expect(await watching.join('lobby', { epoch, seq: 0 })).toMatchObject({ recovered: true, seq: 1 });
    expect(await (await chat.connect()).join('lobby', { epoch, seq: 1 })).toMatchObject({
      seq: 1,
      events: [],
    });
    const history = { room: 'lobby', before: 1_000 };
    expect((await writer.request('history:before', history)).events.map((one) => one.seq)).toEqual([1]);
    expect((await moderator.request('history:before', history)).events.map((one) => one.seq)).toEqual([1, 2]);
    await moderator.next('pulse', (pulse) => pulse.seq === seq);
    await Promise.all([writer, watching, late].map((viewer) => viewer.next('pulse')));
    const heads = [writer, watching, late].flatMap(({ received }) =>
      received.pulse.map((pulse) => pulse.seq),
    );
    expect(Math.max(...heads)).toBe(1);
    expect(performance.now() - began).toBeLessThan(DELAY_MS);

    await Promise.all(
      [writer, watching, late].map((viewer) => viewer.next('pulse', (pulse) => pulse.seq === seq)),
    );
    expect(seqsOf(writer)).toEqual([1, seq]);
    expect(seqsOf(watching)).toEqual([seq]);
    expect(shownTo(reply, late)).toEqual([1, seq]);
  });

  it('shows a moderator who joins everything', async () => {
    const { chat, writer } = await delayedRoom();
    await writer.send('lobby', 'hello');
    const another = await chat.connect(await asModerator());
    expect((await another.join('lobby')).events.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('shows who comes back ahead of it nothing twice and leaves nothing out', async () => {
    const { chat, writer, moderator } = await delayedRoom();
    await writer.send('lobby', 'first');
    const { epoch } = await moderator.join('lobby');
    const ahead = await chat.connect();
    expect(await ahead.join('lobby', { epoch, seq: 2 })).toMatchObject({
      recovered: true,
      seq: 2,
      events: [],
    });
    await writer.send('lobby', 'second');
    await ahead.seen('second');
    await writer.send('lobby', 'third');
    await ahead.seen('third');
    const fresh = ahead.events().filter(({ seq }) => seq > 2);
    expect(fresh.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(ahead.received.feed.every(({ prev }, i, all) => prev <= (all[i - 1]?.seq ?? 2))).toBe(true);
    expect(await ahead.join('lobby', { epoch, seq: 999 })).toMatchObject({ recovered: false });
  });

  it('that begins is told at once, and holds back nothing that was said before', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby', named('Writer'));
    await writer.send('lobby', 'before');
    await setModes(chat, 'lobby', { delay: 6 });
    const { events } = await writer.next('feed', (packet) => packet.seq === 2);
    expect(events.at(-1)).toMatchObject({ type: 'room.updated', room: { modes: { delay: 6 } } });
    expect((await (await chat.connect()).join('lobby')).seq).toBe(2);
  });

  it('that ends shows at once what was held back, in order', async () => {
    const { chat, writer } = await delayedRoom(6);
    const began = performance.now();
    for (const i of upTo(20)) await writer.send('lobby', `${i}`);
    await setModes(chat, 'lobby', {});
    await writer.send('lobby', 'the end');
    await writer.seen('the end');
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(seqsOf(writer)).toEqual(upTo(23));
  });

  it('that becomes shorter shows what is due by then', async () => {
    const { chat, writer } = await delayedRoom(6);
    const began = performance.now();
    await writer.send('lobby', 'hello');
    await setModes(chat, 'lobby', { delay: 2 });
    await writer.seen('hello');
    expect(performance.now() - began).toBeGreaterThanOrEqual(DELAY_MS);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('takes no other number of seconds', async () => {
    const { chat } = await delayedRoom();
    await expect(setModes(chat, 'lobby', { delay: 3 as 2 })).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('does not show by a pin what it holds back', async () => {
    const { chat, writer, moderator } = await delayedRoom();
    const { id, seq } = await writer.send('lobby', 'pinned');
    const { user, text } = await moderator.seen('pinned');
    const room = {
      title: 'lobby',
      open: true,
      modes: { delay: 2 as const },
      pinned: { id, seq, user, text },
    };
    await chat.app.get(Feed).append({ room: 'lobby', draft: { type: 'room.updated', room } });
    const viewer = await chat.connect();
    expect((await viewer.join('lobby')).room).not.toHaveProperty('pinned');
    expect((await moderator.join('lobby')).room).toMatchObject({ pinned: { text } });
    await viewer.seen('pinned');
    expect((await viewer.join('lobby')).room).toMatchObject({ pinned: { text } });
  });

  it('lets moderators remove a message before anybody has seen it', async () => {
    const { chat, writer, moderator } = await delayedRoom();
    const viewer = await chat.join('lobby');
    const { id, seq } = await writer.send('lobby', 'an insult');
    await moderator.seen('an insult');
    await moderator.request('message:delete', { room: 'lobby', message: { id, seq } });
    await writer.send('lobby', 'the end');
    const late = await chat.connect();
    const reply = await late.join('lobby');
    for (const one of [viewer, writer, late]) await one.seen('the end');
    const { events } = await late.request('history:before', { room: 'lobby', before: 99 });
    for (const one of [viewer, writer]) {
      expect(one.events()).toMatchObject(
        expect.arrayContaining([expect.objectContaining({ seq, type: 'tombstone', id })]),
      );
      expect(JSON.stringify(one.received)).not.toContain('an insult');
    }
    expect(JSON.stringify([reply, events, late.received])).not.toContain('an insult');
  });

  it('holds for who ceases to be a moderator, and no longer for who becomes one, from then on', async () => {
    const { chat, writer, moderator } = await delayedRoom();
    const tokenOf = (sub: string, roles: string[]) => signToken({ sub, name: sub, roles });
    const viewer = await chat.join('lobby', { auth: { token: await tokenOf('viewer', []) } });
    const began = performance.now();
    await writer.send('lobby', 'first');
    await moderator.seen('first');
    await moderator.request('token:refresh', { token: await tokenOf('mod', []) });
    await viewer.request('token:refresh', { token: await tokenOf('viewer', ['moderator']) });
    await viewer.seen('first');
    await writer.send('lobby', 'second');
    await viewer.seen('second');
    expect(performance.now() - began).toBeLessThan(DELAY_MS / 2);
    expect(moderator.texts()).toEqual(['first']);
    await moderator.seen('second');
    expect(performance.now() - began).toBeGreaterThanOrEqual(DELAY_MS);
    expect(seqsOf(viewer)).toEqual([2, 3]);
    expect(seqsOf(moderator)).toEqual([2, 3]);
  });
});

describe('a room with a delay that is loaded from the store', () => {
  it('holds back what is not due yet, and that only, also where it is more than is kept in memory', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const options = { database: `sqlite:${join(folder, 'chat.db')}`, recovery: 10 };
    const first = await startChat(options);
    await first.app.get(RoomsService).create('lobby', { modes: { delay: 2 } });
    const writer = await first.join('lobby', named('Writer'));
    await writer.send('lobby', 'long ago');
    await writer.seen('long ago');
    const began = performance.now();
    for (const i of upTo(50)) await writer.send('lobby', `${i}`);
    await first.close();

    const second = await startChat(options);
    const viewer = await second.connect();
    const reply = await viewer.join('lobby');
    expect(performance.now() - began).toBeLessThan(DELAY_MS);
    expect(reply.events.at(-1)).toMatchObject({ text: 'long ago' });
    await viewer.seen('50');
    expect(performance.now() - began).toBeGreaterThanOrEqual(DELAY_MS);
    expect(shownTo(reply, viewer)).toEqual(upTo(52));
  });
});

it('gives who is made a moderator of the room everything at once', async () => {
  const chat = await startChat();
  const writer = await chat.join('lobby', named('Writer'));
  await chat.app.get(RoomsService).create('lobby', { modes: { delay: 2 } });
  const owner = await chat.join('lobby', {
    auth: { token: await signToken({ sub: 'o', name: 'Owner', roles: ['owner'] }) },
  });
  const viewer = await chat.join('lobby', {
    auth: { token: await signToken({ sub: 'v', name: 'Viewer' }) },
  });
  await owner.request('user:role', { room: 'lobby', user: 'v', role: 'moderator' });
  await viewer.next('feed', ({ events }) => events.some(({ type }) => type === 'user.role'));
  const began = performance.now();
  await writer.send('lobby', 'hello');
  await viewer.seen('hello');
  expect(performance.now() - began).toBeLessThan(DELAY_MS / 2);
});

describeWithRedis('a room with a delay on several nodes', (url) => {
  const room = `room-${nanoid(8).toLowerCase()}`;

  it('holds back the same on each, also on one that has only now heard of the room', async () => {
    const [here, there, third] = await startNodes(3, { redis: url() });
    await here.app.get(RoomsService).create(room, { modes: { delay: 2 } });
    const writer = await here.join(room, named('Writer'));
    const viewer = await there.join(room);
    const moderator = await there.join(room, await asModerator());
    const began = performance.now();
    await writer.send(room, 'hello');
    await moderator.seen('hello');
    const late = await third.connect();
    const reply = await late.join(room);
    expect(reply.seq).toBeLessThan(2);
    const { events } = await viewer.request('history:before', { room, before: 99 });
    expect(events.filter(({ type }) => type === 'message')).toEqual([]);
    expect(performance.now() - began).toBeLessThan(DELAY_MS);
    expect(viewer.texts()).toEqual([]);
    await Promise.all([viewer.seen('hello'), late.seen('hello')]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(DELAY_MS);

    const { epoch } = await late.join(room);
    await setModes(third, room, {});
    await writer.send(room, 'at once');
    await Promise.all([viewer, late, writer].map((one) => one.seen('at once')));
    expect(await (await there.connect()).join(room, { epoch, seq: 2 })).toMatchObject({
      recovered: true,
      seq: 4,
    });
    expect(shownTo(reply, late)).toEqual([1, 2, 3, 4]);
  });
});
