import type { ChatModuleOptions } from '../../src/chat/chat-options.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { outcomes, sendMany } from '../support/outcomes.js';
import { redisReady } from '../support/redis-ready.js';
import { askRedis, describeWithOwnRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

describeWithOwnRedis('over two nodes', (redis) => {
  async function twoNodes(options: Partial<ChatModuleOptions> = {}): Promise<[TestChat, TestChat]> {
    await askRedis(redis().url).flushall();
    const [a, b] = await startNodes(2, { redis: redis().url, ...options });
    if (!a || !b) throw new Error('two were asked for');
    await redisReady(a, b);
    return [a, b];
  }

  /** One person on both. */
  async function inBoth([a, b]: [TestChat, TestChat]): Promise<[TestClient, TestClient]> {
    const here = await a.join('lobby', { auth: { nickname: 'Otter' } });
    return [here, await b.join('lobby', { auth: { token: here.welcome.guestToken } })];
  }

  const slow = (node: TestChat, seconds: number) =>
    node.app.get(RoomsService).create('lobby', { modes: { slow: seconds } });

  it('slow mode takes one message of twenty', async () => {
    const nodes = await twoNodes();
    await slow(nodes[0], 30);
    const [here, there] = await inBoth(nodes);
    const sends = [...sendMany(here, 'lobby', 10), ...sendMany(there, 'lobby', 10)];
    expect(await outcomes(sends)).toEqual({ ok: 1, slow_mode: 19 });
    // By whichever node: it may still be on its way here.
    await here.next('message');
    expect((await here.join('lobby')).events.filter(({ type }) => type === 'message')).toHaveLength(1);
  });

  it('slow mode gives a retry on the other node the first one’s place, also when another has been sent since', async () => {
    const nodes = await twoNodes();
    await slow(nodes[0], 1);
    const [here, there] = await inBoth(nodes);
    const first = await here.send('lobby', 'once', 'same');
    expect(await there.send('lobby', 'once', 'same')).toEqual(first);
    const refusal = await there.send('lobby', 'next', 'next').catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, (refusal as { retryAfterMs: number }).retryAfterMs));
    await here.send('lobby', 'next', 'next');
    expect(await there.send('lobby', 'once', 'same')).toEqual(first);
    await expect(there.send('lobby', 'too early', 'third')).rejects.toMatchObject({ code: 'slow_mode' });
  });

  it('a user sends as much as on one', async () => {
    const nodes = await twoNodes({ sendLimit: 20 });
    const [here, there] = await inBoth(nodes);
    const sends = [...sendMany(here, 'lobby', 10), ...sendMany(there, 'lobby', 10)];
    expect(await outcomes(sends)).toEqual({ ok: 3, rate_limited: 17 });
  });

  it('a retry is answered by the other node, used up or not', async () => {
    const nodes = await twoNodes({ sendLimit: 1 });
    const [here, there] = await inBoth(nodes);
    const first = await here.send('lobby', 'once', 'same');
    expect(await there.send('lobby', 'once', 'same')).toEqual(first);
    await expect(there.send('lobby', 'twice', 'other')).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('an address opens as many connections as to one', async () => {
    const [a, b] = await twoNodes({ connectLimit: 5 });
    const connections = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? a : b).connect()),
    );
    expect(connections.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  it('everybody is answered soon while Redis is not, and each node holds its limits', async () => {
    const nodes = await twoNodes({ sendLimit: 20 });
    await slow(nodes[0], 300);
    const [here, there] = await inBoth(nodes);
    const other = await nodes[1].join('lobby', { auth: { nickname: 'Seal' } });
    await here.send('lobby', 'before');
    redis().pause();
    try {
      const began = performance.now();
      const [sent, first, second] = await Promise.all([
        outcomes(sendMany(here, 'lobby', 10)),
        outcomes(sendMany(there, 'lobby', 10)),
        outcomes(sendMany(other, 'lobby', 10)),
      ]);
      expect(performance.now() - began).toBeLessThan(5_000);
      // Here it has had its turn, before Redis went away; there, nobody knows of it.
      expect(sent.ok).toBeUndefined();
      expect(sent.rate_limited).toBeGreaterThanOrEqual(7);
      expect(first).toEqual({ ok: 1, slow_mode: 2, rate_limited: 7 });
      expect(second).toEqual(first);
    } finally {
      redis().resume();
    }
  });

  it('the limits are shared again once Redis is back', async () => {
    const nodes = await twoNodes({ sendLimit: 20 });
    await redis().kill();
    const [here, there] = await inBoth(nodes);
    expect(await outcomes(sendMany(here, 'lobby', 5))).toEqual({ ok: 3, rate_limited: 2 });
    await redis().restart();
    await redisReady(...nodes);
    const sends = [...sendMany(here, 'lobby', 10), ...sendMany(there, 'lobby', 10)];
    expect(await outcomes(sends)).toEqual({ ok: 3, rate_limited: 17 });
  });
});
