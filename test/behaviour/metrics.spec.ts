import { Registry } from 'prom-client';
import { ChatMetrics } from '../../src/index.js';
import { Scrape } from '../support/metrics.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';

const TOKEN = 'a token for the metrics';

describe('GET /metrics', () => {
  it('is for this machine alone where there is no token, and not for who comes through a proxy on it', async () => {
    const chat = await startChat();
    const ask = (headers = {}) => fetch(`${chat.url}/metrics`, { headers });
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect((await ask({ [header]: '127.0.0.1' })).status).toBe(404);
  });

  it('is for whoever has the token where there is one, and for nobody else', async () => {
    const chat = await startChat({}, { metricsToken: TOKEN });
    const ask = (authorization?: string) =>
      fetch(`${chat.url}/metrics`, { headers: authorization === undefined ? {} : { authorization } });
    expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200);
    for (const wrong of [undefined, 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN]) {
      const answer = await ask(wrong);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(await answer.text()).not.toContain('streamside_');
    }
  });

  it('has the process’s own besides', async () => {
    const chat = await startChat();
    const scrape = await Scrape.of(chat.url);
    expect(scrape.value('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(scrape.text).toContain('nodejs_eventloop_lag_p99_seconds ');
  });
});

describe('the metrics', () => {
  it('count who is there, what was asked, what came of it, and what was sent', async () => {
    const chat = await startChat();
    const viewers = [
      await chat.join('lobby'),
      await chat.join('lobby'),
      await chat.join('attic', { transports: ['polling'] }),
    ];
    const [writer] = viewers;
    await expect(chat.connect({ auth: { token: 'nonsense' } })).rejects.toThrow();
    for (const text of ['one', 'two', 'three']) await writer?.send('lobby', text);
    await expect(writer?.send('lobby', ' ')).rejects.toMatchObject({ code: 'text_invalid' });
    await writer?.ask('no such event', {});
    await viewers[1]?.seen('three');

    for (const scrape of [await Scrape.of(chat.url), await Scrape.of(chat.url)]) {
      const values = (...series: string[]) => series.map((one) => scrape.value(`streamside_${one}`));
      expect(values('connections{transport="websocket"}', 'connections{transport="polling"}')).toEqual([
        2, 1,
      ]);
      expect(values('rooms', 'viewers')).toEqual([2, 3]);
      expect(values('connects_total{outcome="ok"}', 'connects_total{outcome="unauthorized"}')).toEqual([
        3, 1,
      ]);
      expect(
        values(
          'requests_total{event="room:join",outcome="ok"}',
          'requests_total{event="message:send",outcome="ok"}',
          'requests_total{event="message:send",outcome="text_invalid"}',
          'requests_total{event="unknown",outcome="bad_request"}',
          'request_seconds_count{event="message:send"}',
        ),
      ).toEqual([3, 3, 1, 1, 4]);
      expect(values('deliveries_total', 'flush_events_sum', 'store_batch_events_sum')).toEqual([6, 3, 3]);
      expect(values('store_seconds_count{operation="room"}')).toEqual([2]);
      const [flushes = 0, deliveries] = values('flush_seconds_count', 'delivery_seconds_count');
      expect(flushes).toBeGreaterThan(0);
      expect(deliveries).toBe(flushes);
    }
  });

  it('count who was kept out before there was a connection', async () => {
    const chat = await startChat({ connectLimit: 2, handshakeLimit: 1 });
    await chat.connect();
    const outcomes = async () => {
      const { text } = await Scrape.of(chat.url);
      return [...text.matchAll(/connects_total\{outcome="(\w+)"\} (\d+)/g)].map(([, name, n]) => [name, n]);
    };
    await expect(chat.connect({ extraHeaders: { origin: 'https://evil.example' } })).rejects.toThrow();
    await expect(chat.connect()).rejects.toThrow();
    await expect(chat.connect()).rejects.toThrow();
    expect(Object.fromEntries(await outcomes())).toEqual({
      ok: '1',
      origin: '1',
      shed: '1',
      rate_limited: '1',
    });
  });

  it('name no room, no user, no address and no event that a client made up', async () => {
    const chat = await startChat({ trustedProxies: ['loopback'] });
    const token = await signToken({ sub: 'user-of-the-host', name: '김시청' });
    const viewer = await chat.join('a-secret-room', {
      auth: { token },
      extraHeaders: { 'x-forwarded-for': '198.51.100.7' },
    });
    await viewer.send('a-secret-room', 'a secret text');
    await viewer.ask('made-up-event', { room: 'a-secret-room' });
    const { text } = await Scrape.of(chat.url);
    expect(text).not.toMatch(/secret|user-of-the-host|김시청|198\.51|made-up/);
  });

  it('can be merged into a host’s own', async () => {
    const chat = await startChat();
    const merged = Registry.merge([new Registry(), chat.app.get(ChatMetrics).registry]);
    expect(await merged.metrics()).toContain('# TYPE streamside_connections gauge');
  });
});
