import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { ChatErrorBody, SendReply } from '../../src/contract/wire.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { startChildServer } from '../support/child-server.js';
import { Scrape } from '../support/metrics.js';
import { describeWithPostgres } from '../support/postgres.js';

function databaseInNewFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  return `sqlite:${join(folder, 'chat.db')}`;
}

describe('kill -9 in the middle of a thousand sends', () => survivesOn(databaseInNewFolder));
describeWithPostgres('kill -9 in the middle of a thousand sends, on PostgreSQL,', survivesOn);

function survivesOn(createDatabase: () => string | Promise<string>): void {
  it('loses nothing that was acked, doubles nothing and leaves no hole', async () => {
    const DATABASE_URL = await createDatabase();
    const AUTH_SECRET = 'x'.repeat(32);
    const first = await startChildServer({ DATABASE_URL, AUTH_SECRET });
    const writer = await first.join('lobby', { auth: { nickname: 'Writer' } });
    const acked = new Map<string, SendReply>();
    let next = 0;
    const sendOn = async () => {
      while (next < 1000 && writer.socket.connected) {
        const i = next++;
        acked.set(`message ${i}`, await writer.send('lobby', `message ${i}`, `id-${i}`));
        if (acked.size === 300) first.child.kill('SIGKILL');
      }
    };
    // Twenty under way at any moment: the kill comes while some are sent, some committed, some acked.
    await Promise.allSettled(Array.from({ length: 20 }, sendOn));
    expect(acked.size).toBeGreaterThanOrEqual(300);
    expect(acked.size).toBeLessThan(1000);

    const second = await startChildServer({ DATABASE_URL, AUTH_SECRET });
    const again = await second.connect({ auth: { token: writer.welcome.guestToken } });
    const { seq: head } = await again.join('lobby');
    const stored = new Map<string, { id: string; seq: number }>();
    const seqs: number[] = [];
    for (let before = head + 1; before > 1; before -= 100) {
      const { events } = await again.request('history:before', { room: 'lobby', before, limit: 100 });
      for (const event of events) {
        seqs.push(event.seq);
        if (event.type === 'message') stored.set(event.text, event);
      }
    }
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    expect(stored.size).toBe(head);
    for (const [text, { id, seq }] of acked) expect(stored.get(text)).toMatchObject({ id, seq });

    // The client does not know which of the others arrived: it sends them all again.
    for (let i = 0; i < 1000; i += 1)
      if (!acked.has(`message ${i}`)) await again.send('lobby', `message ${i}`, `id-${i}`);
    await again.next('feed', ({ seq }) => seq === 1000);
    expect((await again.join('lobby')).seq).toBe(1000);
  }, 60_000);
}

describe('SIGTERM', () => {
  it('commits what is under way, tells everybody to come back after a wait, and ends within 10 s', async () => {
    const DATABASE_URL = databaseInNewFolder();
    const first = await startChildServer({ DATABASE_URL });
    const writer = await first.join('lobby', { auth: { nickname: 'Writer' } });
    const others = await Promise.all([first.join('lobby'), first.join('lobby', { transports: ['polling'] })]);
    const sends = Promise.allSettled(
      Array.from({ length: 200 }, (_, i) => writer.send('lobby', `message ${i}`)),
    );
    await writer.seen('message 0');
    const began = Date.now();
    const viewers = [writer, ...others];
    const notices = viewers.map((viewer) => viewer.next('notice', ({ code }) => code === 'restarting'));
    await first.stop('SIGTERM');
    expect(Date.now() - began).toBeLessThan(10_000);
    const waits = (await Promise.all(notices)).map(({ retryAfterMs }) => retryAfterMs);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(500);
    expect(new Set(waits).size).toBeGreaterThan(1);
    const acked = (await sends).filter(({ status }) => status === 'fulfilled').length;
    expect(acked).toBeGreaterThan(0);

    const second = await startChildServer({ DATABASE_URL });
    expect((await (await second.connect()).join('lobby')).seq).toBe(acked);
  }, 30_000);

  it('refuses connections while something is under way, with a wait, and goes on serving those inside', async () => {
    const chat = await startChat();
    const viewers = [await chat.join('lobby'), await chat.join('lobby', { transports: ['polling'] })];
    const store = chat.app.get<ChatStore>(ChatStore);
    const append = store.append.bind(store);
    const asked = new Promise<() => void>((resolve) => {
      store.append = async (entries) => {
        await new Promise<void>((release) => resolve(release));
        return append(entries);
      };
    });
    const sent = viewers[0]?.send('lobby', 'under way');
    const release = await asked;
    const closing = chat.close();

    const refused = await fetch(`${chat.url}/socket.io/?EIO=4&transport=polling`);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const body = (await refused.json()) as ChatErrorBody;
    expect(body).toMatchObject({ code: 'unavailable', retryAfterMs: expect.any(Number) as number });
    expect(body.retryAfterMs).toBeLessThanOrEqual(5_000);
    await expect(chat.connect()).rejects.toThrow('websocket error');
    const { text } = await Scrape.of(chat.url);
    expect(text).toContain('streamside_connects_total{outcome="unavailable"} 2');

    release();
    expect(await sent).toMatchObject({ seq: 1 });
    await Promise.all(viewers.map((viewer) => viewer.seen('under way')));
    await closing;
  });

  it('leaves guests who they were: the secret is kept beside the database', async () => {
    const DATABASE_URL = databaseInNewFolder();
    const first = await startChildServer({ DATABASE_URL });
    const { you, guestToken } = (await first.connect({ auth: { nickname: '수달' } })).welcome;
    await first.stop('SIGTERM');
    const second = await startChildServer({ DATABASE_URL });
    expect((await second.connect({ auth: { token: guestToken } })).welcome.you).toEqual(you);
    expect(readFileSync(DATABASE_URL.replace('sqlite:', '').replace('.db', '.secret'), 'utf8')).toHaveLength(
      43,
    );
  });
});

describe('the standalone server', () => {
  it('prints a link that makes whoever opens it the moderator, unless it has a secret', async () => {
    const server = await startChildServer({ DATABASE_URL: 'sqlite::memory:' });
    const [, token] = await server.log.matching(/http:\S+#room=demo&token=(\S+)/);
    const moderator = await server.connect({ auth: { token } });
    expect((await moderator.join('demo')).you.roles).toEqual(['owner']);
    const other = await startChildServer({ DATABASE_URL: 'sqlite::memory:', AUTH_SECRET: 'x'.repeat(40) });
    await other.stop('SIGTERM');
    expect(other.log.text).not.toContain('token=');
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ AUTH_SECRET: 'too-short-to-be-safe' }, 'AUTH_SECRET'],
    [{ DATABASE_URL: 'mongodb://user:hunter2@host' }, 'DATABASE_URL'],
    [{ TRUSTED_PROXIES: 'my-proxy' }, 'TRUSTED_PROXIES'],
    [{ REDIS_URL: 'redis://:hunter2@host' }, 'AUTH_SECRET: has to be set where REDIS_URL is'],
  ])('refuses to start with %j and names the variable, not its value', async (variables, name) => {
    const refusal = await startChildServer(variables as Record<string, string>).catch(
      (error: unknown) => (error as Error).message,
    );
    expect(refusal).toContain(name);
    expect(refusal).not.toContain(Object.values(variables)[0]);
  });

  it('refuses to start at an address that the machine does not have, and says so', async () => {
    const started = startChildServer({ HOST: '192.0.2.1', DATABASE_URL: 'sqlite::memory:' });
    await expect(started).rejects.toThrow('HOST: this machine has no such address.');
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:'],
    ['0.0.0.0', 'http://localhost:'],
  ])('that listens at %s says where to find it', async (HOST, origin) => {
    const server = await startChildServer({ HOST, DATABASE_URL: 'sqlite::memory:' });
    expect(server.url.startsWith(origin)).toBe(true);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('answers at /health and serves the stock client', async () => {
    const server = await startChildServer({ DATABASE_URL: 'sqlite::memory:' });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/socket.io/socket.io.js`)).text()).toContain('Socket.IO');
  });
});
