import { once } from 'node:events';
import { connect } from 'node:net';
import { jest } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import { ChatStore } from '../../src/store/chat-store.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';

afterEach(() => jest.restoreAllMocks());

/** A stock client that tries again by itself, as stock clients do, only sooner. */
function persistent(chat: TestChat, transports: string[] = ['websocket']) {
  const socket = io(`${chat.url}/chat`, {
    forceNew: true,
    transports,
    reconnectionDelay: 200,
    reconnectionDelayMax: 1_000,
  });
  afterTest(() => socket.disconnect());
  let refused = 0;
  socket.on('connect_error', () => (refused += 1));
  const welcomed = once(socket as unknown as NodeJS.EventEmitter, 'welcome');
  return { socket, welcomed, refusals: () => refused };
}

/** How long acks take to who is in the room already, until `done`. */
async function ackTimes(viewer: TestClient, done: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let going = true;
  void done.finally(() => (going = false));
  while (going) {
    const sentAt = performance.now();
    await viewer.send('lobby', 'x', `at-${times.length}`);
    times.push(performance.now() - sentAt);
  }
  return times;
}

describe('more connections at once than a node can take', () => {
  it('are refused with a wait, all come in at last, and those inside are answered meanwhile', async () => {
    const chat = await startChat({ handshakeLimit: 50 });
    const inside = await chat.join('lobby');
    const herd = Array.from({ length: 150 }, () => persistent(chat));
    const allIn = Promise.all(herd.map(({ welcomed }) => welcomed));
    const times = await ackTimes(inside, allIn);
    expect(herd.filter(({ refusals }) => refusals() > 0).length).toBeGreaterThan(50);
    expect(herd.every(({ socket }) => socket.connected)).toBe(true);
    expect(times.length).toBeGreaterThan(20);
    expect(Math.max(...times)).toBeLessThan(500);
  }, 30_000);

  it('are told how long by polling: 503, Retry-After, and the reason', async () => {
    const chat = await startChat({ handshakeLimit: 1, allowedOrigins: ['https://www.example.com'] });
    const ask = () =>
      fetch(`${chat.url}/socket.io/?EIO=4&transport=polling`, {
        headers: { origin: 'https://www.example.com' },
      });
    expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://www.example.com');
    const body = (await refused.json()) as { retryAfterMs: number };
    expect(body).toMatchObject({ code: 'unavailable', retryAfterMs: expect.any(Number) as number });
    expect(body.retryAfterMs).toBeGreaterThanOrEqual(1_000);
  });

  it('are told so by websocket, and nothing of them stays', async () => {
    const chat = await startChat({ handshakeLimit: 1 });
    await chat.connect();
    const socket = new WebSocket(`${chat.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, NodeJS.ReadableStream];
    expect(response).toMatchObject({ statusCode: 503, headers: { connection: 'close' } });
    expect((response as unknown as { headers: Record<string, string> }).headers['retry-after']).toMatch(
      /^\d+$/,
    );
    response.resume();
    await once(response, 'end');
  });

  it('cannot be used up by one address', async () => {
    const chat = await startChat({
      handshakeLimit: 100,
      connectLimit: 5,
      trustedProxies: ['loopback'],
    });
    const from = (address: string) => ({
      transports: ['polling'],
      extraHeaders: { 'x-forwarded-for': address },
    });
    await Promise.allSettled(Array.from({ length: 60 }, () => chat.connect(from('198.51.100.1'))));
    await chat.connect(from('198.51.100.2'));
  });

  it('are counted only where they begin: who is in goes on polling', async () => {
    const chat = await startChat({ handshakeLimit: 1 });
    const viewer = await chat.join('lobby', { transports: ['polling'] });
    for (let i = 0; i < 10; i++) await viewer.send('lobby', `${i}`);
    await viewer.seen('9');
  });

  it('do no harm where they go away before they are answered', async () => {
    const chat = await startChat({ handshakeLimit: 1 });
    const { port } = new URL(chat.url);
    await chat.connect();
    for (let i = 0; i < 50; i++) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(
        'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
          'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c3RyZWFtc2lkZSBiZW5jaA==\r\n\r\n',
      );
      socket.resetAndDestroy();
    }
    expect((await fetch(`${chat.url}/health`)).status).toBe(200);
  });
});

describe('a late event loop', () => {
  it('takes nobody in until it has caught up', async () => {
    const chat = await startChat({ handshakeLimit: 1_000 });
    const newcomer = persistent(chat);
    await newcomer.welcomed;
    const until = performance.now() + 600;
    while (performance.now() < until);
    const second = persistent(chat);
    await second.welcomed;
    expect(second.refusals()).toBeGreaterThan(0);
  });
});

describe('an audience that lost its connection', () => {
  it('of 300 in three rooms costs the store a look at each room, and nobody misses anything', async () => {
    const chat = await startChat();
    const roomOf = (i: number) => `room-${i % 3}`;
    const viewers = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const { socket, welcomed } = persistent(chat);
        await welcomed;
        const joined = await join(socket, roomOf(i));
        return { socket, since: { epoch: joined.epoch, seq: joined.seq } };
      }),
    );
    const store = chat.app.get<ChatStore>(ChatStore);
    const looks = [jest.spyOn(store, 'room'), jest.spyOn(store, 'before')];
    const dropped = viewers.map(({ socket }) => once(socket as unknown as NodeJS.EventEmitter, 'disconnect'));
    for (const { socket } of viewers) socket.io.engine.close();
    await Promise.all(dropped);
    const writer = await chat.join('room-0', { auth: { nickname: 'Writer' } });
    await writer.send('room-0', 'meanwhile');
    const back = await Promise.all(
      viewers.map(async ({ socket, since }, i) => {
        if (!socket.connected) await once(socket as unknown as NodeJS.EventEmitter, 'connect');
        return join(socket, roomOf(i), since);
      }),
    );
    expect(back.every(({ recovered }) => recovered)).toBe(true);
    const missed = back.filter((_, i) => i % 3 === 0);
    expect(missed.every(({ seq }) => seq === 1)).toBe(true);
    expect(looks.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThanOrEqual(2 * 3);
  }, 30_000);
});

interface Joined {
  epoch: string;
  seq: number;
  recovered: boolean;
}

async function join(socket: Socket, room: string, since?: { epoch: string; seq: number }): Promise<Joined> {
  const reply = (await socket.timeout(10_000).emitWithAck('room:join', { room, since })) as { data: Joined };
  return reply.data;
}
