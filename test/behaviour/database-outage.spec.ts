import type { MessageEvent } from '../../src/contract/wire.js';
import { openStore } from '../../src/store/open-store.js';
import { describeWithPostgres } from '../support/postgres.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import { message } from '../contracts/chat-store.contract.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const sent = { userId: 'u', clientMsgId: 'c' };

/** Rejects where it takes longer than a client has patience. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const began = performance.now();
  return work.finally(() => expect(performance.now() - began).toBeLessThan(ms));
}

describeWithPostgres('a database that is away', (createDatabase) => {
  const proxied = async () => TcpProxy.before(await createDatabase());

  async function storeBehind(proxy: TcpProxy) {
    const store = await openStore({ database: proxy.url });
    afterTest(() => store.close());
    return store;
  }

  it.each([
    ['refuses', (proxy: TcpProxy) => proxy.refuse()],
    ['accepts and never answers', (proxy: TcpProxy) => proxy.stall()],
  ])(
    'and %s is told to clients within 5 s, and found again by itself',
    async (_how, fail) => {
      const proxy = await proxied();
      const chat = await startChat({ database: proxy.url });
      const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
      await viewer.send('lobby', 'before');
      await fail(proxy);
      const asked = [
        ...Array.from({ length: 500 }, (_, i) => viewer.send('lobby', `${i}`, `c${i}`)),
        viewer.join('elsewhere'),
        viewer.request('history:before', { room: 'lobby', before: 10 }),
      ];
      const outcomes = await within(5_000, Promise.allSettled(asked));
      const unavailable = expect.objectContaining({ code: 'unavailable' }) as unknown;
      expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: unavailable })));
      const late = within(5_000, viewer.send('lobby', 'late', 'late'));
      await expect(late).rejects.toMatchObject({ code: 'unavailable' });

      await proxy.pass();
      expect(await within(1_000, viewer.send('lobby', 'late', 'late'))).toMatchObject({ seq: 2 });
      await viewer.join('elsewhere');
      await viewer.seen('late');
      expect(viewer.texts('lobby')).toEqual(['before', 'late']);
    },
    30_000,
  );

  it('when the answer to a commit is lost has no ack; the retry finds out that it is in', async () => {
    const proxy = await proxied();
    const store = await storeBehind(proxy);
    proxy.loseAnswerTo('commit\0');
    await expect(within(4_000, store.append([message('a', 'x', sent)]))).rejects.toThrow();
    const [again] = await store.append([message('a', 'x', sent)]);
    expect(again).toMatchObject({ duplicate: true, event: { seq: 1 } });
    expect((await store.room('a')).seq).toBe(1);
  });

  it('when the answer to a commit is lost refuses its sender, whose retry gets the first one’s place; viewers see it once', async () => {
    const proxy = await proxied();
    const chat = await startChat({ database: proxy.url });
    const [sender, viewer] = [await chat.join('lobby'), await chat.join('lobby')];
    await sender.send('lobby', 'before');
    proxy.loseAnswerTo('commit\0');
    const lost = within(5_000, sender.send('lobby', 'once', 'c1'));
    await expect(lost).rejects.toMatchObject({ code: 'unavailable' });
    const store = await openStore({ database: proxy.url });
    afterTest(() => store.close());
    const [stored] = await store.before('lobby', 3, 1);
    expect(stored).toMatchObject({ seq: 2, text: 'once' });
    const { id, seq, at } = await sender.send('lobby', 'once', 'c1');
    expect({ id, seq, at }).toEqual({ id: (stored as MessageEvent).id, seq: 2, at: stored?.at });
    await sender.send('lobby', 'after');
    for (const one of [sender, viewer]) {
      await one.seen('after');
      expect(one.texts()).toEqual(['before', 'once', 'after']);
      expect(one.events().map((event) => event.seq)).toEqual([1, 2, 3]);
    }
  }, 30_000);

  it('in the middle of a transaction leaves nothing of it', async () => {
    const proxy = await proxied();
    const store = await storeBehind(proxy);
    await store.append([message('a', 'first')]);
    proxy.cutAt('"events"');
    await expect(within(1_000, store.append([message('a', 'x', sent), message('b', 'y')]))).rejects.toThrow();
    expect(await store.heads(['a', 'b'])).toEqual(new Map([['a', expect.objectContaining({ seq: 1 })]]));
    expect((await store.append([message('a', 'x', sent)]))[0]).toMatchObject({
      duplicate: false,
      event: { seq: 2 },
    });
  });

  it('while nothing was asked of it ends nothing', async () => {
    const proxy = await proxied();
    const store = await storeBehind(proxy);
    await Promise.all(Array.from({ length: 5 }, () => store.ping()));
    await proxy.refuse();
    await expect(within(4_000, store.ping())).rejects.toThrow();
    await proxy.pass();
    await store.ping();
  });

  it('costs one wait where all connections have died unseen, not one for each of them', async () => {
    const proxy = await proxied();
    const store = await storeBehind(proxy);
    await Promise.all(Array.from({ length: 5 }, () => store.ping()));
    await proxy.stall();
    await proxy.pass();
    await expect(within(4_000, store.append([message('a', 'x', sent)]))).rejects.toThrow();
    expect((await within(1_000, store.append([message('a', 'x', sent)])))[0]?.event.seq).toBe(1);
  });
});
