import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';

const outcomes = async (sends: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(sends);
  return {
    sent: settled.filter(({ status }) => status === 'fulfilled').length,
    refusals: settled.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { code: string; retryAfterMs: number }] : [],
    ),
  };
};

const burst = (client: TestClient, count: number, prefix = 'm') =>
  outcomes(Array.from({ length: count }, (_, i) => client.send('lobby', `${prefix}${i}`, `${prefix}-${i}`)));

describe('sending', () => {
  it('takes three at once; past it the refusal says how long to wait', async () => {
    const chat = await startChat({ sendLimit: 20 });
    const viewer = await chat.join('lobby');
    const { sent, refusals } = await burst(viewer, 10);
    expect(sent).toBe(3);
    for (const refusal of refusals) {
      expect(refusal.code).toBe('rate_limited');
      expect(refusal.retryAfterMs).toBeGreaterThan(0);
      expect(refusal.retryAfterMs).toBeLessThanOrEqual(30_000);
    }
  });

  it('is counted per person, over all tabs', async () => {
    const chat = await startChat({ sendLimit: 20 });
    const one = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const two = await chat.join('lobby', { auth: { token: one.welcome.guestToken } });
    const [first, second] = await Promise.all([burst(one, 5, 'a'), burst(two, 5, 'b')]);
    expect(first.sent + second.sent).toBe(3);
    expect((await burst(await chat.join('lobby'), 3, 'c')).sent).toBe(3);
  });

  it('is counted over 30 seconds', async () => {
    const chat = await startChat({ sendLimit: 1 });
    const viewer = await chat.join('lobby');
    await viewer.send('lobby', 'the only one');
    await expect(viewer.send('lobby', 'too much')).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: expect.any(Number) as number,
    });
  });

  it('is counted per address as well, ten times as many', async () => {
    const chat = await startChat({ sendLimit: 20 });
    const viewers = await Promise.all(Array.from({ length: 15 }, () => chat.join('lobby')));
    const all = await Promise.all(viewers.map((viewer) => burst(viewer, 3)));
    expect(all.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
  });

  it('leaves moderators five times as much, in their own room', async () => {
    const chat = await startChat({ sendLimit: 20 });
    const token = await signToken({ name: 'Mod', roles: ['moderator'], rooms: ['lobby'] });
    const moderator = await chat.join('lobby', { auth: { token } });
    expect((await burst(moderator, 20)).sent).toBe(15);
  });

  it('is not limited where the limit is 0', async () => {
    const chat = await startChat({ sendLimit: 0 });
    expect((await burst(await chat.join('lobby'), 50)).sent).toBe(50);
  });

  it('answers a retry of what was committed, used up or not: it asks for its ack alone', async () => {
    const chat = await startChat({ sendLimit: 1 });
    const viewer = await chat.join('lobby');
    const first = await viewer.send('lobby', 'once', 'same');
    expect(await viewer.send('lobby', 'once', 'same')).toEqual(first);
    await expect(viewer.send('lobby', 'twice', 'other')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await viewer.send('lobby', 'once', 'same')).toEqual(first);
  });

  it('what was refused is not lost to the client: sent later under its id it goes through', async () => {
    const chat = await startChat({ sendLimit: 20 });
    const viewer = await chat.join('lobby');
    await burst(viewer, 3);
    const refused = await viewer
      .send('lobby', 'again', 'again')
      .catch((error: unknown) => error as { retryAfterMs: number });
    const wait = (refused as { retryAfterMs: number }).retryAfterMs;
    await new Promise((resolve) => setTimeout(resolve, wait));
    expect(await viewer.send('lobby', 'again', 'again')).toMatchObject({ seq: 4 });
  });
});

describe('asking', () => {
  it('is limited per connection', async () => {
    const chat = await startChat();
    const viewer = await chat.connect();
    const { refusals } = await outcomes(Array.from({ length: 100 }, () => viewer.join('lobby')));
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals[0]).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) as number });
  });

  it('a connection joins 20 rooms and no more, however fast it asks', async () => {
    const chat = await startChat();
    const viewer = await chat.connect();
    const { sent, refusals } = await outcomes(Array.from({ length: 30 }, (_, i) => viewer.join(`room-${i}`)));
    expect(sent).toBe(20);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['too_many_rooms']));
    await viewer.request('room:leave', { room: 'room-0' });
    await viewer.join('room-29');
  });
});

describe('connecting', () => {
  const header = (forwarded: string) => ({
    transports: ['polling'],
    extraHeaders: { 'x-forwarded-for': forwarded },
  });

  it.each(['websocket', 'polling'])('is limited per address, by %s', async (transport) => {
    const chat = await startChat({ connectLimit: 5 });
    const { sent } = await outcomes(
      Array.from({ length: 8 }, () => chat.connect({ transports: [transport] })),
    );
    expect(sent).toBe(5);
  });

  it('a forged X-Forwarded-For counts for nothing', async () => {
    const chat = await startChat({ connectLimit: 5 });
    const { sent } = await outcomes(
      Array.from({ length: 8 }, (_, i) => chat.connect(header(`198.51.100.${i}`))),
    );
    expect(sent).toBe(5);
  });

  it('behind a trusted proxy each viewer has an address of its own', async () => {
    const chat = await startChat({ connectLimit: 5, trustedProxies: ['loopback'] });
    const { sent } = await outcomes(
      Array.from({ length: 8 }, (_, i) => chat.connect(header(`198.51.100.${i}`))),
    );
    expect(sent).toBe(8);
  });
});

describe('origins', () => {
  const from = (origin: string, transport: string) => ({ transports: [transport], extraHeaders: { origin } });

  describe.each(['websocket', 'polling'])('by %s', (transport) => {
    it('lets in pages of its own host, pages allowed, and what is no page', async () => {
      const chat = await startChat({ allowedOrigins: ['https://www.example.com'] });
      await chat.connect(from(chat.url, transport));
      await chat.connect(from('https://www.example.com', transport));
      await chat.connect({ transports: [transport] });
    });
  });

  it('allowed ones may read what long-polling answers', async () => {
    const chat = await startChat({ allowedOrigins: ['https://www.example.com'] });
    const ask = (origin: string) =>
      fetch(`${chat.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
    expect((await ask('https://www.example.com')).headers.get('access-control-allow-origin')).toBe(
      'https://www.example.com',
    );
    const foreign = await ask('https://evil.example');
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});
