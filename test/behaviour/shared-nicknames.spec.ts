import { ClusterNicknames } from '../../src/rooms/cluster-nicknames.js';
import { outcomes } from '../support/outcomes.js';
import { redisReady } from '../support/redis-ready.js';
import { askRedis, describeWithOwnRedis } from '../support/redis.js';
import { signToken } from '../../src/testing/sign-token.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import { startNodes } from '../support/start-nodes.js';

const named = (nickname: string) => ({ auth: { nickname } });
const taken = { code: 'nickname_taken' };

describeWithOwnRedis('a nickname, over two nodes', (redis) => {
  async function twoNodes(): Promise<[TestChat, TestChat]> {
    await askRedis(redis().url).flushall();
    const [a, b] = await startNodes(2, { redis: redis().url });
    if (!a || !b) throw new Error('two were asked for');
    await redisReady(a, b);
    return [a, b];
  }

  /** Resolves when Redis has so many names. */
  async function names(count: number): Promise<void> {
    const redisClient = askRedis(redis().url);
    while ((await redisClient.keys('streamside:nickname:*')).length !== count);
  }

  it('is the one’s who has spoken under it, and nobody’s that looks like it', async () => {
    const [a, b] = await twoNodes();
    const otter = await a.join('lobby', named('Otter'));
    await otter.send('lobby', 'hello');
    const impostor = await b.join('lobby', named('Оtter'));
    await expect(impostor.send('lobby', 'I am the otter')).rejects.toMatchObject(taken);
    await expect(impostor.request('nickname:change', { nickname: 'OTTER' })).rejects.toMatchObject(taken);
    await impostor.request('nickname:change', { nickname: 'Seal' });
    await impostor.send('lobby', 'I am a seal');
    await impostor.join('elsewhere');
    await otter.send('lobby', 'still the otter');
  });

  it('goes to one of many who want it at the same moment', async () => {
    const nodes = await twoNodes();
    const viewers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (nodes[i % 2] as TestChat).join('lobby')),
    );
    const renames = viewers.map((viewer) => viewer.request('nickname:change', { nickname: 'Otter' }));
    expect(await outcomes(renames)).toEqual({ ok: 1, nickname_taken: 19 });
    const rivals = await Promise.all(nodes.map((node) => node.join('lobby', named('Seal'))));
    expect(await outcomes(rivals.map((rival) => rival.send('lobby', 'mine')))).toEqual({
      ok: 1,
      nickname_taken: 1,
    });
  });

  it('is claimed in all of one’s rooms or in none', async () => {
    const [a, b] = await twoNodes();
    await (await a.join('two', named('Otter'))).send('two', 'hello');
    const viewer = await b.join('one');
    await viewer.join('two');
    await expect(viewer.request('nickname:change', { nickname: 'Otter' })).rejects.toMatchObject(taken);
    await (await a.join('one', named('Otter'))).send('one', 'free here');
  });

  it('is free again when its holder has left, or has taken another', async () => {
    const [a, b] = await twoNodes();
    const first = await a.join('lobby', named('Otter'));
    await first.send('lobby', 'hello');
    await first.request('nickname:change', { nickname: 'Seal' });
    await names(1);
    await (await b.join('lobby', named('Otter'))).send('lobby', 'hello');
    first.socket.disconnect();
    await names(1);
    await (await b.join('lobby', named('Seal'))).send('lobby', 'hello');
  });

  it('is one person’s on both, until the last tab in which it was used is gone', async () => {
    const [a, b] = await twoNodes();
    const here = await a.join('lobby', named('Otter'));
    const there = await b.join('lobby', { auth: { token: here.welcome.guestToken } });
    await here.send('lobby', 'here');
    await there.send('lobby', 'there');
    here.socket.disconnect();
    await there.next('pulse', ({ viewers }) => viewers === 1);
    const impostor = await a.join('lobby', named('Otter'));
    await expect(impostor.send('lobby', 'x')).rejects.toMatchObject(taken);
    there.socket.disconnect();
    await names(0);
    await impostor.send('lobby', 'mine now');
  });

  it('goes to the member whom the host calls so, and the guest hears of it in time', async () => {
    const [a, b] = await twoNodes();
    const guest = await a.join('lobby', named('김철수'));
    await guest.send('lobby', 'before');
    const member = await b.join('lobby', { auth: { token: await signToken({ name: '김철수' }) } });
    await member.send('lobby', 'the real one');
    await a.app.get(ClusterNicknames).renew();
    await expect(guest.send('lobby', 'after')).rejects.toMatchObject(taken);
    await member.send('lobby', 'still the real one');
  });

  it('is assigned once, though several first messages come at once', async () => {
    const [a] = await twoNodes();
    const lurker = await a.join('lobby');
    await Promise.all(['1', '2', '3'].map((text) => lurker.send('lobby', text)));
    await lurker.seen('3');
    const authors = lurker.events().flatMap((event) => (event.type === 'message' ? event.user.nickname : []));
    expect(new Set(authors).size).toBe(1);
    expect(lurker.received.notice).toHaveLength(1);
    await names(1);
  });

  it('is kept while its holder is there, though Redis forgets everything', async () => {
    const [a, b] = await twoNodes();
    const otter = await a.join('lobby', named('Otter'));
    await otter.send('lobby', 'hello');
    await redis().kill();
    await redis().restart();
    await redisReady(a, b);
    await a.app.get(ClusterNicknames).renew();
    const impostor = await b.join('lobby', named('Otter'));
    await expect(impostor.send('lobby', 'x')).rejects.toMatchObject(taken);
  });

  it('is a node’s own affair while Redis is away', async () => {
    const [a, b] = await twoNodes();
    await redis().kill();
    const here = await a.join('lobby', named('Otter'));
    await here.send('lobby', 'hello');
    const impostor = await a.join('lobby', named('Otter'));
    await expect(impostor.send('lobby', 'x')).rejects.toMatchObject(taken);
    await (await b.join('lobby', named('Otter'))).send('lobby', 'not known here');
    await redis().restart();
    await redisReady(a, b);
  });

  it('is not asked for again with each message', async () => {
    const [a] = await twoNodes();
    const otter = await a.join('lobby', named('Otter'));
    await otter.send('lobby', 'first');
    await askRedis(redis().url).config('RESETSTAT');
    for (let i = 0; i < 5; i++) await otter.send('lobby', `${i}`);
    const stats = await askRedis(redis().url).info('commandstats');
    expect(stats).not.toContain('cmdstat_hset');
  });
});
