import { jest } from '@jest/globals';
import { Drain } from '../../src/chat/drain.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';

afterEach(() => jest.restoreAllMocks());

const HOST = 'connect ECONNREFUSED 10.1.2.3:5432, database "chat" of user "streamside"';

async function ask(chat: TestChat, path: '/health' | '/health/ready') {
  const response = await fetch(chat.url + path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('GET /health', () => {
  it('is 200 for as long as the process serves, also without its database and on its way out', async () => {
    const chat = await startChat();
    jest.spyOn(chat.app.get<ChatStore>(ChatStore), 'ping').mockRejectedValue(new Error(HOST));
    chat.app.get(Drain).begin();
    expect(await ask(chat, '/health')).toEqual({
      status: 200,
      body: { status: 'ok', info: {}, error: {}, details: {} },
    });
  });
});

describe('GET /health/ready', () => {
  it('is 200 when viewers may come', async () => {
    const chat = await startChat();
    const { status, body } = await ask(chat, '/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ok',
      details: { node: { status: 'up' }, database: { status: 'up' } },
    });
  });

  it('is 503 without the database, and tells nobody where that is', async () => {
    const chat = await startChat();
    jest.spyOn(chat.app.get<ChatStore>(ChatStore), 'ping').mockRejectedValue(new Error(HOST));
    const { status, body } = await ask(chat, '/health/ready');
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'error', error: { database: { status: 'down' } } });
    expect(JSON.stringify(body)).not.toMatch(/10\.1\.2\.3|5432|streamside|ECONN/);
  });

  it('waits a second for the database and no longer', async () => {
    const chat = await startChat();
    const never = new Promise<void>(() => undefined);
    jest.spyOn(chat.app.get<ChatStore>(ChatStore), 'ping').mockReturnValue(never);
    const began = Date.now();
    expect((await ask(chat, '/health/ready')).status).toBe(503);
    expect(Date.now() - began).toBeGreaterThanOrEqual(950);
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('asks the database once a second, however often it is asked itself', async () => {
    const chat = await startChat();
    const ping = jest.spyOn(chat.app.get<ChatStore>(ChatStore), 'ping');
    await Promise.all(Array.from({ length: 50 }, () => ask(chat, '/health/ready')));
    expect(ping).toHaveBeenCalledTimes(1);
  });

  it('is 200 without Redis, which viewers hardly miss, and says that it is away', async () => {
    const chat = await startChat({ redis: 'redis://user:password@127.0.0.1:1' });
    const { status, body } = await ask(chat, '/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', details: { redis: { status: 'degraded' } } });
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|password/);
  });

  it('is 503 from the moment on that the node drains, whatever was true a moment ago', async () => {
    const chat = await startChat();
    expect((await ask(chat, '/health/ready')).status).toBe(200);
    chat.app.get(Drain).begin();
    const { status, body } = await ask(chat, '/health/ready');
    expect(status).toBe(503);
    expect(body).toMatchObject({ error: { node: { status: 'down' } } });
  });
});
