import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import { LoneNode } from '../../src/cluster/lone-node.js';
import { RedisFeedBus } from '../../src/cluster/redis-feed-bus.js';
import { connectRedis } from '../../src/cluster/redis.js';
import { afterTest } from '../../src/testing/after-test.js';
import { askRedis, describeWithOwnRedis, describeWithRedis } from '../support/redis.js';
import { describeFeedBus } from './feed-bus.contract.js';

// Outages and a listener that throws are what is tested here.
beforeAll(() => {
  Logger.overrideLogger(false);
});

describeFeedBus('one node alone', () => Promise.resolve(new LoneNode()), { reaches: false });

/** A node's bus, once it has a connection to listen by. */
async function busAt(url: string): Promise<RedisFeedBus> {
  const redis = connectRedis({ redis: url });
  if (!redis) throw new Error('no Redis');
  afterTest(() => redis.disconnect());
  const bus = new RedisFeedBus(redis);
  afterTest(() => bus.stop());
  const listening = askRedis(url);
  if (redis.status !== 'ready') await once(redis, 'ready');
  await bus.open('ready');
  while ((await listening.pubsub('NUMSUB', 'streamside:ready'))[1] === 0) await bus.open('ready');
  bus.close('ready');
  return bus;
}

describeWithRedis('Redis', (url) => {
  describeFeedBus('pub/sub', () => busAt(url()), { reaches: true });

  it('says how long it takes to bring news', async () => {
    const redis = connectRedis({ redis: url() });
    if (!redis) throw new Error('no Redis');
    afterTest(() => redis.disconnect());
    const lag = new Promise<number>((resolve) => {
      const bus = new RedisFeedBus(redis, resolve);
      afterTest(() => bus.stop());
      void once(redis, 'ready').then(async () => {
        const listening = askRedis(url());
        while ((await listening.pubsub('NUMSUB', 'streamside:lag'))[1] === 0) await bus.open('lag');
        await bus.tell('lag', 'viewers', { epoch: 'e', viewers: 1 });
      });
    });
    expect(await lag).toBeGreaterThan(0);
    expect(await lag).toBeLessThan(5);
  });

  it.each([
    'no JSON',
    'null',
    '[]',
    '"text"',
    '{"node":"x"}',
    '{"node":"x","kind":"unheard of","epoch":"e"}',
    '{"node":"x","kind":"__proto__"}',
    '{"node":"x","kind":"events"}',
    '{"node":"x","kind":"events","epoch":"e","events":[null]}',
    '{"node":"x","kind":"events","epoch":"e","events":[{"seq":-1,"at":0,"type":"custom"}]}',
    '{"node":"x","kind":"events","epoch":"e","events":[{"seq":1,"at":0,"type":"message","text":"no user"}]}',
    '{"node":"x","kind":"events","epoch":"e","events":[{"seq":1,"at":0,"type":"room.updated","room":1}]}',
    '{"node":"x","kind":"viewers","epoch":"e","viewers":-5}',
    '{"node":"x","kind":"viewers","epoch":"e","viewers":1,"joined":["name"]}',
  ])('does not hear %s, and hears what comes after it', async (nonsense) => {
    const bus = await busAt(url());
    await bus.open('a');
    const kinds: string[] = [];
    const heard = new Promise<void>((resolve) => {
      bus.on('events', () => kinds.push('events'));
      bus.on('viewers', () => kinds.push('viewers') && resolve());
    });
    const redis = askRedis(url());
    await redis.publish('streamside:a', nonsense);
    await redis.publish('streamside:a', '{"node":"x","kind":"viewers","epoch":"e","viewers":1,"new":true}');
    await heard;
    expect(kinds).toEqual(['viewers']);
  });

  it('hears events of types and with fields that it does not know', async () => {
    const bus = await busAt(url());
    await bus.open('a');
    const heard = new Promise((resolve) => bus.on('events', (_channel, news) => resolve(news)));
    const news = { epoch: 'e', events: [{ seq: 1, at: 0, type: 'poll', options: [{ text: '1' }] }] };
    await askRedis(url()).publish('streamside:a', JSON.stringify({ node: 'x', kind: 'events', ...news }));
    expect(await heard).toEqual(news);
  });
});

describeWithOwnRedis('Redis that fails', (redis) => {
  /** What a call takes, in milliseconds. */
  const lasting = async (act: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await act();
    return performance.now() - began;
  };
  const news = { epoch: 'e', viewers: 1 };

  it('loses what is told while it is away, at once; says when it is back, and brings what is told then', async () => {
    const [here, other] = [await busAt(redis().url), await busAt(redis().url)];
    await other.open('a');
    const back = new Promise<void>((resolve) => other.onReturn(resolve));
    await redis().kill();
    expect(await here.tell('a', 'viewers', news)).toBe(0);
    expect(await lasting(() => here.tell('a', 'viewers', news))).toBeLessThan(400);
    expect(await lasting(() => other.open('b'))).toBeLessThan(400);
    await redis().restart();
    await back;
    const heard = new Promise<string>((resolve) => other.on('viewers', resolve));
    while ((await here.tell('b', 'viewers', news)) === 0) await new Promise(setImmediate);
    expect(await heard).toBe('b');
  }, 20_000);

  it('holds nobody up while it does not answer, and is noticed though nothing but listening is done', async () => {
    const [here, other] = [await busAt(redis().url), await busAt(redis().url)];
    await other.open('a');
    const back = new Promise<void>((resolve) => other.onReturn(resolve));
    redis().pause();
    afterTest(() => redis().resume());
    expect(await lasting(() => here.tell('a', 'viewers', news))).toBeLessThan(1_500);
    expect(await lasting(() => here.open('c'))).toBeLessThan(1_500);
    // Its connection is given up: then nothing waits for an answer any more.
    while ((await lasting(() => here.tell('a', 'viewers', news))) > 50);
    while ((await lasting(() => other.open('d'))) > 50);
    redis().resume();
    await back;
  }, 20_000);

  it('is not waited for by a node that starts without it, which hears of the others once it is there', async () => {
    await redis().kill();
    const connection = connectRedis({ redis: redis().url });
    if (!connection) throw new Error('no Redis');
    const bus = new RedisFeedBus(connection);
    afterTest(() => (bus.stop(), connection.disconnect()));
    expect(await lasting(() => bus.open('a'))).toBeLessThan(400);
    const back = new Promise<void>((resolve) => bus.onReturn(resolve));
    await redis().restart();
    await back;
  }, 20_000);
});
