import { nanoid } from 'nanoid';
import type { ChatModuleOptions } from '../../src/chat/chat-options.js';
import { FeedBus, type BusNews } from '../../src/feed/feed-bus.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { askRedis, describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const PULSE = { pulseIntervalMs: 200 };

/** Resolves when a pulse that is yet to come counts so many. */
function counting(viewer: TestClient, count: number) {
  const before = new Set(viewer.received.pulse);
  return viewer.next('pulse', (pulse) => !before.has(pulse) && pulse.viewers === count);
}

/** What other nodes tell this one of their viewers. */
function toldTo({ app }: TestChat): BusNews['viewers'][] {
  const told: BusNews['viewers'][] = [];
  app.get<FeedBus>(FeedBus).on('viewers', (_room, news) => told.push(news));
  return told;
}

describeWithRedis('a room’s viewers on several nodes', (url) => {
  const start = <Count extends 2 | 3>(count: Count, options: Partial<ChatModuleOptions> = {}) =>
    startNodes(count, { redis: url(), ...PULSE, ...options });
  let room = '';
  beforeEach(() => void (room = `room-${nanoid(8).toLowerCase()}`));

  const listeners = async () => Number((await askRedis(url()).pubsub('NUMSUB', `streamside:${room}`))[1]);
  const listenedToBy = async (count: number) => {
    while ((await listeners()) !== count) await new Promise(setImmediate);
  };

  it('are counted over all of them, in the first reply and in every pulse', async () => {
    const [first, second, third] = await start(3);
    await first.join(room);
    const watcher = await first.join(room);
    await counting(watcher, 2);
    expect((await (await second.connect()).join(room)).room.viewers).toBe(3);
    await counting(watcher, 3);
    const last = await third.join(room);
    await counting(watcher, 4);
    last.socket.disconnect();
    await counting(watcher, 3);
  });

  it('are no longer counted with a node that is not heard of', async () => {
    const [here, there] = await start(2);
    const watcher = await here.join(room);
    await there.join(room);
    await counting(watcher, 2);
    there.app.get<FeedBus>(FeedBus).tell = () => Promise.resolve(0);
    await counting(watcher, 1);
  });

  it('are named to all when they come and go, once', async () => {
    const [here, there] = await start(2);
    const watcher = await here.join(room);
    const guest = await there.join(room, { auth: { nickname: '수달' } });
    await watcher.next('pulse', ({ joined }) => joined?.includes('수달') === true);
    guest.socket.disconnect();
    await watcher.next('pulse', ({ left }) => left?.includes('수달') === true);
    const named = watcher.received.pulse.flatMap(({ joined = [], left = [] }) => [...joined, ...left]);
    expect(named).toEqual(['수달', '수달']);
  });

  it('are no more than the room holds, also by a node that nobody came by before', async () => {
    const [here, there, elsewhere] = await start(3, { roomCapacity: 2 });
    const first = await here.join(room);
    const second = await there.join(room);
    await counting(first, 2);
    for (const node of [here, elsewhere])
      await expect((await node.connect()).join(room)).rejects.toMatchObject({ code: 'room_full' });
    first.socket.disconnect();
    await counting(second, 1);
    expect((await (await elsewhere.connect()).join(room)).room.viewers).toBe(2);
  });

  it('are told soon in a room that can be full, and else with the pulse', async () => {
    const [here, there] = await start(2, { roomCapacity: 10, pulseIntervalMs: 60_000 });
    await here.join(room);
    const told = toldTo(here);
    const viewers = await Promise.all([1, 2, 3].map(() => there.join(room)));
    while (told.at(-1)?.viewers !== 3) await new Promise(setImmediate);
    viewers.forEach(({ socket }) => socket.disconnect());
    while (told.at(-1)?.viewers !== 0) await new Promise(setImmediate);
    // That it begins to hold the room, three who came, three who went.
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it('who leave a node alone with the room make it stop listening, after a moment', async () => {
    const [here, there] = await start(2);
    const viewer = await here.join(room);
    const other = await there.join(room);
    expect(await listeners()).toBe(2);
    await viewer.request('room:leave', { room });
    await listenedToBy(1);
    other.socket.disconnect();
    await listenedToBy(0);
  });

  it('are not told of each time that the last of them goes and comes back', async () => {
    const [here, there] = await start(2, { pulseIntervalMs: 60_000 });
    await there.join(room);
    const told = toldTo(there);
    const viewer = await here.connect();
    for (let i = 0; i < 20; i++) {
      await viewer.join(room);
      await viewer.request('room:leave', { room });
    }
    expect((await viewer.join(room)).room.viewers).toBe(2);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ viewers: 0, asks: true });
  });

  it('are not counted any more, at once, where a server stops', async () => {
    const [here, there] = await start(2, { roomCapacity: 10, pulseIntervalMs: 60_000 });
    await there.join(room);
    const told = toldTo(there);
    await here.join(room);
    while (told.at(-1)?.viewers !== 1) await new Promise(setImmediate);
    await here.close();
    while (told.at(-1)?.viewers !== 0) await new Promise(setImmediate);
    await listenedToBy(1);
  });
});
