import { nanoid } from 'nanoid';
import { afterTest } from '../../src/testing/after-test.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { describeWithOwnRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const seqsOf = (viewer: TestClient) => viewer.events().map(({ seq }) => seq);

describeWithOwnRedis('while Redis', (redis) => {
  let room = '';
  beforeEach(() => void (room = `room-${nanoid(8).toLowerCase()}`));

  /** Two nodes with somebody on each who sends without a pause, one message after the other's ack. */
  async function startTalking() {
    const nodes = await startNodes(2, { redis: redis().url });
    const [here, there] = nodes;
    const talkers = [
      await here.join(room, { auth: { nickname: 'Otter' } }),
      await there.join(room, { auth: { nickname: '수달' } }),
    ] as const;
    let talking = true;
    let slowest = 0;
    const talks = talkers.map(async (talker, t) => {
      for (let i = 0; talking; i++) {
        const began = performance.now();
        await talker.send(room, `${t}-${i}`, `${t}-${i}`);
        slowest = Math.max(slowest, performance.now() - began);
      }
    });
    /** Resolves when what is said from now on has got from one to the other, both ways, several times. */
    const exchanged = async (phase: string) => {
      for (let i = 0; i < 10; i++) {
        const text = `${phase} ${i}`;
        for (const talker of talkers) await talker.send(room, text);
        for (const talker of talkers) await talker.seen(text);
      }
    };
    const stop = async () => {
      talking = false;
      await Promise.all(talks);
      const { seq } = await talkers[0].send(room, 'the end');
      return { seq, slowest };
    };
    await exchanged('before');
    return { nodes, talkers, exchanged, stop };
  }

  async function expectTheSame(talkers: readonly TestClient[], seq: number): Promise<void> {
    await Promise.all(talkers.map((talker) => talker.next('feed', (packet) => packet.seq === seq)));
    for (const talker of talkers) {
      expect(seqsOf(talker)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
      expect(talker.texts()).toEqual(talkers[0]?.texts());
    }
  }

  it('is gone, everything is acked and reaches all, by the database; and so it is when it is back', async () => {
    const { nodes, talkers, exchanged, stop } = await startTalking();
    await redis().kill();
    await exchanged('without');
    expect((await (await nodes[1].connect()).join(room)).recovered).toBe(false);
    await redis().restart();
    await exchanged('with');
    const { seq, slowest } = await stop();
    expect(slowest).toBeLessThan(5_000);
    await expectTheSame(talkers, seq);
  }, 30_000);

  it('stands still, nobody waits for it, and nothing is lost', async () => {
    const { nodes, talkers, exchanged, stop } = await startTalking();
    redis().pause();
    afterTest(() => redis().resume());
    const began = performance.now();
    expect((await (await nodes[1].connect()).join(`${room}-2`)).seq).toBe(0);
    expect(performance.now() - began).toBeLessThan(3_000);
    await exchanged('without');
    redis().resume();
    await exchanged('with');
    const { seq, slowest } = await stop();
    expect(slowest).toBeLessThan(5_000);
    await expectTheSame(talkers, seq);
  }, 30_000);

  it('is gone, what one says who is alone there reaches the others within some seconds', async () => {
    const [here, there] = await startNodes(2, { redis: redis().url });
    const writer = await here.join(room);
    const reader = await there.join(room);
    await redis().kill();
    afterTest(() => redis().restart());
    await writer.send(room, 'by the database');
    await reader.seen('by the database');
    expect(seqsOf(reader)).toEqual([1]);
  }, 15_000);

  it('stands still, a server stops as soon as without it', async () => {
    const { nodes, stop } = await startTalking();
    await stop();
    redis().pause();
    afterTest(() => redis().resume());
    const began = performance.now();
    await nodes[0].close();
    expect(performance.now() - began).toBeLessThan(6_000);
  }, 30_000);

  it('is away, a server starts, and hears of the others once it is there', async () => {
    await redis().kill();
    const [here, there] = await startNodes(2, { redis: redis().url });
    const writer = await here.join(room);
    const reader = await there.join(room);
    await writer.send(room, 'without');
    await reader.seen('without');
    await redis().restart();
    await writer.send(room, 'with');
    await reader.seen('with');
    expect(seqsOf(reader)).toEqual([1, 2]);
  }, 30_000);
});
