import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendReply } from '../../src/contract/wire.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChildServer } from '../support/child-server.js';
import { describeWithRedis } from '../support/redis.js';

const AUTH_SECRET = 'x'.repeat(32);

describeWithRedis('kill -9 of a node among others, in the middle of a thousand sends', (url) => {
  it('loses nothing that it acked: the others have it, once and in order, and take the rest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const variables = { DATABASE_URL: `sqlite:${join(folder, 'chat.db')}`, REDIS_URL: url(), AUTH_SECRET };
    const first = await startChildServer(variables);
    const second = await startChildServer(variables);
    const witness = await second.join('lobby');
    const writer = await first.join('lobby', { auth: { nickname: 'Writer' } });
    const acked = new Map<number, SendReply>();
    let next = 0;
    const sendOn = async () => {
      while (next < 1000 && writer.socket.connected) {
        const i = next++;
        acked.set(i, await writer.send('lobby', `message ${i}`, `id-${i}`));
        if (acked.size === 300) first.child.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 20 }, sendOn));
    expect(acked.size).toBeGreaterThanOrEqual(300);
    expect(acked.size).toBeLessThan(1000);

    const again = await second.join('lobby', { auth: { token: writer.welcome.guestToken } });
    // The client does not know what of the rest arrived; what it does know it would be told again.
    const toSend = Array.from({ length: 1000 }, (_, i) => i).filter((i) => !acked.has(i) || i % 50 === 0);
    const replies = await Promise.all(toSend.map((i) => again.send('lobby', `message ${i}`, `id-${i}`)));
    toSend.forEach((i, n) => acked.has(i) && expect(replies[n]).toEqual(acked.get(i)));
    await witness.next('feed', ({ seq }) => seq === 1000);
    expect(witness.events().map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    expect(new Set(witness.texts()).size).toBe(1000);
    for (const [i, { id, seq }] of acked)
      expect(witness.events()[seq - 1]).toMatchObject({ id, text: `message ${i}` });
  }, 60_000);
});

describeWithRedis('a server that cannot listen', (url) => {
  it('ends, and says why, though it has a connection to Redis', async () => {
    const first = await startChildServer({ DATABASE_URL: 'sqlite::memory:' });
    const { port } = new URL(first.url);
    const second = startChildServer({
      DATABASE_URL: 'sqlite::memory:',
      REDIS_URL: url(),
      AUTH_SECRET,
      PORT: port,
    });
    await expect(second).rejects.toThrow('PORT: another program listens on it.');
  });
});
