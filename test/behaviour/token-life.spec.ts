import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { SessionsService } from '../../src/sessions/sessions.service.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { afterTest } from '../../src/testing/after-test.js';
import { signToken, TEST_SECRET } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { deafen } from '../support/deafen.js';
import { describeWithOwnRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';
import { typedClient, until } from '../support/typed-client.js';

const refusedWith = (code: string) => ({ data: expect.objectContaining({ code }) as unknown });

/** In seconds since 1970, as tokens tell the time; it is over within so many seconds. */
const soon = (seconds = 3) => Math.floor(Date.now() / 1000) + seconds;

/** Issued so long before now that whatever is revoked now was issued before. */
const earlier = { issued: '5s ago' };
/** As somebody gets who logs in again after that, in the same second or not. */
const later = { issued: '1s from now' };

const sessions = ({ app }: TestChat) => app.get(SessionsService);

/** Resolves once the server has ended it and said why, and not because the connection broke. */
async function ended(client: TestClient) {
  const reason = await client.closed();
  expect(['io server disconnect', 'already']).toContain(reason);
  const notice = client.received.notice.at(-1);
  expect(notice).toMatchObject({ code: 'unauthorized', message: expect.any(String) as string });
  expect(notice?.retryAfterMs).toBeGreaterThanOrEqual(1_000);
}

describe('a token that expires while its member is connected', () => {
  it.each(['websocket', 'polling'])(
    'ends the connection within seconds, over %s',
    async (transport) => {
      const chat = await startChat();
      const bystander = await chat.join('lobby', { auth: { nickname: 'Otter' } });
      const exp = soon();
      const token = await signToken({ name: 'Member' }, { expires: exp });
      const member = await chat.join('lobby', { auth: { token }, transports: [transport] });
      await member.send('lobby', 'in time');
      await ended(member);
      expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000);
      expect(Date.now()).toBeLessThan((exp + 3) * 1000);
      await expect(chat.connect({ auth: { token } })).rejects.toMatchObject(refusedWith('unauthorized'));
      await chat.connect({ auth: { token: await signToken({ name: 'Member' }) } });
      await bystander.send('lobby', 'nothing happened to me');
      await bystander.next('pulse', ({ viewers }) => viewers === 1);
    },
    15_000,
  );

  it('can be exchanged for the next one before that, and what the next one says is so', async () => {
    const chat = await startChat();
    const exp = soon();
    const first = await signToken({ name: 'Member', roles: ['vip'] }, { expires: exp });
    const [member, lazy] = [
      await chat.join('lobby', { auth: { token: first } }),
      await chat.join('lobby', { auth: { token: first } }),
    ];
    const claims = { name: 'Member', roles: ['moderator'], rooms: ['lobby'], badges: ['new'] };
    const { you, rooms } = await member.request('token:refresh', { token: await signToken(claims) });
    expect(you).toMatchObject({ id: 'member-1', roles: [], badges: ['new'] });
    expect(rooms).toEqual({ lobby: expect.objectContaining({ roles: ['moderator'] }) as unknown });
    await ended(lazy);
    await member.send('lobby', 'still here');
    expect(await member.seen('still here')).toMatchObject({
      user: { nickname: 'Member', roles: ['moderator'], badges: ['new'] },
    });
  }, 15_000);

  it('and is exchanged for one that expires too, ends the connection by that one', async () => {
    const chat = await startChat();
    const member = await chat.join('lobby', { auth: { token: await signToken({ name: 'Member' }) } });
    await member.request('token:refresh', {
      token: await signToken({ name: 'Member' }, { expires: soon() }),
    });
    await ended(member);
  }, 15_000);
});

describe('the next token', () => {
  it('may bring another name, which the room and the member’s other tabs hear of', async () => {
    const chat = await startChat();
    const token = await signToken({ name: 'Before' });
    const member = await chat.join('lobby', { auth: { token } });
    const tab = await chat.join('lobby', { auth: { token } });
    const guest = await chat.join('lobby', { auth: { nickname: 'After' } });
    const { you } = await member.request('token:refresh', { token: await signToken({ name: 'After' }) });
    expect(you).toMatchObject({ nickname: 'After', can: ['send'] });
    expect((await tab.next('notice')).you).toMatchObject({ nickname: 'After' });
    await member.send('lobby', 'it is me');
    expect(await guest.seen('it is me')).toMatchObject({ user: { id: 'member-1', nickname: 'After' } });
    await expect(guest.send('lobby', 'no, me')).rejects.toMatchObject({ code: 'nickname_taken' });
    await guest.request('nickname:change', { nickname: 'Before' });
  });

  it.each<[string, string, () => unknown]>([
    ['somebody else’s', 'forbidden', () => signToken({ sub: 'member-2', roles: ['owner'] })],
    ['nonsense', 'unauthorized', () => 'nonsense'],
    ['of another secret', 'unauthorized', () => signToken({}, { secret: 'x'.repeat(40) })],
    ['over already', 'unauthorized', () => signToken({}, { expires: soon(-1) })],
    ['no text', 'bad_request', () => ({ token: true })],
  ])('is refused where it is %s (%s), and the connection is as it was', async (_what, code, make) => {
    const chat = await startChat();
    const token = await signToken({ name: 'Member', roles: ['vip'] });
    const member = await chat.join('lobby', { auth: { token } });
    const other = (await make()) as string;
    await expect(member.request('token:refresh', { token: other })).rejects.toMatchObject({ code });
    await member.send('lobby', 'as before');
    expect(await member.seen('as before')).toMatchObject({ user: { nickname: 'Member', roles: ['vip'] } });
  });

  it('makes no member of a guest, and of no guest another one', async () => {
    const chat = await startChat();
    const guest = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const { guestToken = '' } = (await chat.connect({ auth: { nickname: 'Seal' } })).welcome;
    for (const token of [await signToken({ roles: ['owner'] }), guestToken, guest.welcome.guestToken ?? ''])
      await expect(guest.request('token:refresh', { token })).rejects.toMatchObject({ code: 'forbidden' });
    await guest.send('lobby', 'as before');
    expect(await guest.seen('as before')).toMatchObject({ user: { nickname: 'Otter', roles: [] } });
  });
});

describe('a host that revokes', () => {
  it('ends all of a user’s connections, and takes none of the tokens from before again', async () => {
    const chat = await startChat();
    const token = await signToken({ name: 'Member' }, earlier);
    const tabs = [
      await chat.join('lobby', { auth: { token } }),
      await chat.join('elsewhere', { auth: { token }, transports: ['polling'] }),
    ];
    const other = await chat.join('lobby', {
      auth: { token: await signToken({ sub: 'member-2' }, earlier) },
    });
    await sessions(chat).revoke({ user: 'member-1' });
    await Promise.all(tabs.map(ended));
    await expect(chat.connect({ auth: { token } })).rejects.toMatchObject(refusedWith('unauthorized'));
    await other.send('lobby', 'I stay');
  });

  it('takes the tokens that are issued after it, and those alone', async () => {
    const chat = await startChat();
    await sessions(chat).revoke({ user: 'member-1' });
    const member = await chat.connect({ auth: { token: await signToken({}, later) } });
    const untimed = await new SignJWT({ sub: 'member-1', exp: soon(60) })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(TEST_SECRET));
    for (const token of [untimed, await signToken({}, earlier)]) {
      await expect(chat.connect({ auth: { token } })).rejects.toMatchObject(refusedWith('unauthorized'));
      await expect(member.request('token:refresh', { token })).rejects.toMatchObject({
        code: 'unauthorized',
      });
    }
  });

  it('may say from when on tokens hold: who has one from after that stays', async () => {
    const chat = await startChat();
    const token = await signToken({ name: 'Member' });
    const old = await chat.connect({ auth: { token: await signToken({ name: 'Member' }, earlier) } });
    const member = await chat.join('lobby', { auth: { token } });
    await sessions(chat).revoke({ user: 'member-1', before: Date.now() - 3_000 });
    await ended(old);
    await member.send('lobby', 'still here');
  });

  it('ends a guest for good, with every token that the first one was exchanged for', async () => {
    const chat = await startChat();
    const first = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const { guestToken } = await first.request('nickname:change', { nickname: 'Seal' });
    const again = await chat.connect({ auth: { token: guestToken ?? '' } });
    await sessions(chat).revoke({ user: first.welcome.you.id });
    await Promise.all([ended(first), ended(again)]);
    for (const token of [first.welcome.guestToken, guestToken, again.welcome.guestToken])
      await expect(chat.connect({ auth: { token: token ?? '' } })).rejects.toMatchObject(
        refusedWith('unauthorized'),
      );
    expect((await chat.connect({ auth: { nickname: 'Seal' } })).welcome.you.id).not.toBe(
      first.welcome.you.id,
    );
  });

  it('is remembered after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const database = `sqlite:${join(folder, 'chat.db')}`;
    const before = await startChat({ database });
    await sessions(before).revoke({ user: 'member-1' });
    await before.close();
    const after = await startChat({ database });
    const token = await signToken({}, earlier);
    await expect(after.connect({ auth: { token } })).rejects.toMatchObject(refusedWith('unauthorized'));
  });

  it.each([{ user: '' }, { user: 'a\0b' }, { user: '\uD800' }, { user: 'u', before: NaN }])(
    'is told where %j is nothing that can be revoked',
    async (revocation) => {
      const chat = await startChat();
      await expect(sessions(chat).revoke(revocation)).rejects.toMatchObject({ code: 'bad_request' });
    },
  );

  it('is told where it could not be stored, and then nobody is ended', async () => {
    const chat = await startChat();
    const member = await chat.join('lobby', { auth: { token: await signToken({}, earlier) } });
    const store = chat.app.get<ChatStore>(ChatStore);
    Object.assign(store, { revoke: () => Promise.reject(new Error('away')) });
    await expect(sessions(chat).revoke({ user: 'member-1' })).rejects.toMatchObject({ code: 'unavailable' });
    await member.send('lobby', 'still here');
  });
});

describeWithOwnRedis('over two nodes', (redis) => {
  async function startWithMember() {
    const [here, there] = await startNodes(2, { redis: redis().url });
    const token = await signToken({ name: 'Member' }, earlier);
    const member = await there.join('lobby', { auth: { token } });
    return { here, there, token, member };
  }

  async function expectEnded({ here, there, token, member }: Awaited<ReturnType<typeof startWithMember>>) {
    await ended(member);
    for (const node of [here, there])
      await expect(node.connect({ auth: { token } })).rejects.toMatchObject(refusedWith('unauthorized'));
    await there.connect({ auth: { token: await signToken({}, later) } });
  }

  it('a revocation on one ends the connections of the other within 2 s', async () => {
    const nodes = await startWithMember();
    const began = performance.now();
    await sessions(nodes.here).revoke({ user: 'member-1' });
    await expectEnded(nodes);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('a revocation that the other was not told of ends them within some seconds', async () => {
    const nodes = await startWithMember();
    deafen(nodes.there);
    const began = performance.now();
    await sessions(nodes.here).revoke({ user: 'member-1' });
    await expectEnded(nodes);
    expect(performance.now() - began).toBeLessThan(8_000);
  }, 15_000);

  it('so it does while Redis is away', async () => {
    const nodes = await startWithMember();
    await redis().kill();
    afterTest(() => redis().restart());
    const began = performance.now();
    await sessions(nodes.here).revoke({ user: 'member-1' });
    await expectEnded(nodes);
    expect(performance.now() - began).toBeLessThan(8_000);
  }, 15_000);

  it('a token is exchanged, and expires, on whichever the connection is', async () => {
    const { there, member } = await startWithMember();
    const exp = soon();
    await member.request('token:refresh', { token: await signToken({ name: 'Member' }, { expires: exp }) });
    await ended(member);
    expect(Date.now()).toBeLessThan((exp + 3) * 1000);
    await there.connect();
  }, 15_000);
});

describe('the typed client', () => {
  it('stays for longer than any of its tokens, over one connection', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    let asked = 0;
    const { client, room } = await typedClient({
      url: chat.url,
      token: () => {
        asked += 1;
        return signToken({ name: 'Member' }, { expires: soon(4) });
      },
    });
    const states: string[] = [];
    client.subscribe(() => states.push(client.snapshot().connection.state));
    const expiring = await chat.connect({ auth: { token: await signToken({}, { expires: soon(6) }) } });
    await ended(expiring);
    await room.send('still here');
    await viewer.seen('still here');
    expect(asked).toBeGreaterThan(1);
    expect(new Set(states)).toEqual(new Set(['online']));
  }, 15_000);

  it('comes back by itself with another token where its own was revoked, and loses nothing', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    const tokens = [earlier, later];
    const { client, room } = await typedClient({
      url: chat.url,
      token: () => signToken({ name: 'Member' }, tokens.shift()),
    });
    await room.send('before');
    const waiting = until(client, ({ connection }) => connection.state === 'waiting');
    await sessions(chat).revoke({ user: 'member-1' });
    await waiting;
    await Promise.all([room.send('meanwhile 1'), room.send('meanwhile 2')]);
    await viewer.seen('meanwhile 2');
    expect(viewer.texts()).toEqual(['before', 'meanwhile 1', 'meanwhile 2']);
    expect(client.snapshot()).toMatchObject({ connection: { state: 'online' }, you: { id: 'member-1' } });
  }, 15_000);
});
