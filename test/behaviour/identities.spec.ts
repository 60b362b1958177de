import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterTest } from '../../src/testing/after-test.js';
import { signToken, TEST_SECRET } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';

const refusedWith = (code: string) => ({ data: expect.objectContaining({ code }) as unknown });

describe('a lurker', () => {
  it('reads without a nickname', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby');
    const lurker = await chat.join('lobby');
    expect(lurker.welcome.you).toMatchObject({
      kind: 'lurker',
      roles: [],
      badges: [],
      can: ['send', 'rename'],
    });
    expect(lurker.welcome.you.nickname).toBeUndefined();
    expect(lurker.welcome.guestToken).toBeUndefined();
    await writer.send('lobby', 'read me');
    await lurker.seen('read me');
  });

  it('is told at the door what the server is and what it holds to', async () => {
    const chat = await startChat();
    expect((await chat.connect()).welcome).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      limits: { text: 500, textBytes: 2048, nickname: { min: 2, max: 30 }, rooms: 20, history: 100 },
    });
  });
});

describe('a guest', () => {
  it('gets a nickname in its own language with the first message, and keeps it', async () => {
    const chat = await startChat();
    const korean = await chat.join('lobby', { auth: { locale: 'ko-KR' } });
    await korean.send('lobby', '안녕');
    const { you, guestToken } = await korean.next('notice', ({ code }) => code === 'identity_changed');
    expect(you).toMatchObject({
      kind: 'guest',
      nickname: expect.stringMatching(/^[가-힣]+ [가-힣]+ \d+$/) as string,
    });
    expect(guestToken).toEqual(expect.any(String));
    await korean.send('lobby', '또 안녕');
    expect(await korean.seen('또 안녕')).toMatchObject({ user: { nickname: you?.nickname } });
    expect(korean.received.notice).toHaveLength(1);

    const english = await chat.join('lobby', { auth: { locale: 'en' } });
    await english.send('lobby', 'hello');
    expect(await english.seen('hello')).toMatchObject({
      user: { nickname: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+ \d+$/) as string },
    });
  });

  it('takes its language from the browser where none is given', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby', {
      transports: ['polling'],
      extraHeaders: { 'accept-language': 'ko,en;q=0.8' },
    });
    await viewer.send('lobby', '안녕');
    expect(await viewer.seen('안녕')).toMatchObject({
      user: { nickname: expect.stringMatching(/^[가-힣]/) as string },
    });
  });

  it('gets one nickname for messages sent at once', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    await Promise.all(['a', 'b', 'c'].map((text) => viewer.send('lobby', text)));
    await viewer.seen('c');
    const names = viewer.events().flatMap((event) => (event.type === 'message' ? event.user.nickname : []));
    expect(new Set(names).size).toBe(1);
  });

  it('chooses a nickname when it connects', async () => {
    const chat = await startChat();
    const guest = await chat.connect({ auth: { nickname: '  수달  ' } });
    expect(guest.welcome).toMatchObject({
      you: { kind: 'guest', nickname: '수달' },
      guestToken: expect.any(String) as string,
    });
  });

  it('is the same person in another tab, after a reload and after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const database = `sqlite:${join(folder, 'chat.db')}`;
    const before = await startChat({ database });
    const { you, guestToken } = (await before.connect({ auth: { nickname: '수달' } })).welcome;
    const tab = await before.connect({ auth: { token: guestToken } });
    expect(tab.welcome.you).toEqual(you);
    await before.close();
    const after = await startChat({ database });
    expect((await after.connect({ auth: { token: guestToken } })).welcome.you).toEqual(you);
  });
});

describe('a member', () => {
  it('is who the host says', async () => {
    const chat = await startChat();
    const token = await signToken({
      sub: 'user-7',
      name: '김스트림',
      roles: ['vip'],
      badges: ['sub-12'],
      color: '#ff8800',
    });
    const member = await chat.join('lobby', { auth: { token, nickname: 'ignored' } });
    const who = { id: 'user-7', nickname: '김스트림', roles: ['vip'], badges: ['sub-12'], color: '#ff8800' };
    expect(member.welcome.you).toEqual({ ...who, kind: 'member', can: ['send', 'bypass'] });
    expect(member.welcome.guestToken).toBeUndefined();
    await member.send('lobby', 'hello');
    expect(await member.seen('hello')).toMatchObject({ user: who });
    await expect(member.request('nickname:change', { nickname: 'other' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('has its roles only in the rooms that the token names', async () => {
    const chat = await startChat();
    const member = await chat.connect({
      auth: { token: await signToken({ name: 'Mod', roles: ['moderator'], rooms: ['mine'] }) },
    });
    expect(member.welcome.you.roles).toEqual([]);
    expect((await member.join('mine')).you.roles).toEqual(['moderator']);
    expect((await member.join('other')).you.roles).toEqual([]);
    await member.send('mine', 'in mine');
    await member.send('other', 'in other');
    expect(await member.seen('in mine')).toMatchObject({ user: { roles: ['moderator'] } });
    expect(await member.seen('in other')).toMatchObject({ user: { roles: [] } });
  });

  it.each([
    ['owner', ['send', 'bypass', 'moderate', 'appoint']],
    ['moderator', ['send', 'bypass', 'moderate']],
    ['vip', ['send', 'bypass']],
    ['member', ['send']],
  ])('is told what it may do as %s, by room', async (role, can) => {
    const chat = await startChat();
    const token = await signToken({ name: 'A', roles: [role], rooms: ['mine'] });
    const member = await chat.connect({ auth: { token } });
    expect(member.welcome.you.can).toEqual(['send']);
    expect((await member.join('mine')).you.can).toEqual(can);
    expect((await member.join('other')).you.can).toEqual(['send']);
  });

  it('whom the host gives no name is assigned one, and stays a member', async () => {
    const chat = await startChat();
    const member = await chat.join('lobby', { auth: { token: await signToken({ sub: 'user-8' }) } });
    await member.send('lobby', 'hello');
    expect(await member.seen('hello')).toMatchObject({
      user: { id: 'user-8', nickname: expect.any(String) as string },
    });
    const { you, guestToken } = await member.next('notice');
    expect(you?.kind).toBe('member');
    expect(guestToken).toBeUndefined();
  });

  it('is known by the host’s public key alone, where the host has one', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const chat = await startChat({
      auth: { secret: TEST_SECRET, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() },
    });
    const token = await new SignJWT({ name: 'Signed' })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('user-9')
      .setExpirationTime('1h')
      .sign(privateKey);
    expect((await chat.connect({ auth: { token } })).welcome.you).toMatchObject({
      id: 'user-9',
      kind: 'member',
    });
    await expect(
      chat.connect({ auth: { token: await signToken({ name: 'Forged' }) } }),
    ).rejects.toMatchObject(refusedWith('unauthorized'));
  });

  it('is known by one of the keys that the host publishes', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = await exportJWK(publicKey);
    const keys = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'k1', alg: 'ES256' }] }));
    }).listen(0, '127.0.0.1');
    await once(keys, 'listening');
    afterTest(() => keys.close());
    const chat = await startChat({
      auth: { secret: TEST_SECRET, jwksUrl: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks` },
    });
    const token = await new SignJWT({ name: 'Signed' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .setSubject('user-9')
      .setExpirationTime('1h')
      .sign(privateKey);
    expect((await chat.connect({ auth: { token } })).welcome.you.id).toBe('user-9');
  });
});

describe('a bad token is refused at the door', () => {
  const soon = () => Math.floor(Date.now() / 1000) + 3600;
  it.each<[string, () => unknown]>([
    ['nonsense', () => 'nonsense'],
    ['an empty string', () => ''],
    ['a number', () => 42],
    ['an object', () => ({ sub: 'x' })],
    [
      'signed with another secret',
      () => signToken({ name: 'x' }, { secret: 'another secret of thirty-two bytes!' }),
    ],
    ['expired', () => signToken({ name: 'x' }, { expires: Math.floor(Date.now() / 1000) - 60 })],
    [
      'without exp',
      () =>
        new SignJWT({ sub: 'x' })
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(TEST_SECRET)),
    ],
    ['unsigned', () => new UnsecuredJWT({ sub: 'x', exp: soon() }).encode()],
    ['a host token with a time in milliseconds', () => signToken({ createdAt: Date.now() })],
    ['a host token that claims to be a guest', () => signToken({ sub: 'guest:abc', name: 'x' })],
    ['with unknown roles', () => signToken({ roles: ['root'] })],
    ['with a line feed in its name', () => signToken({ name: 'a\nb' })],
    ['with NUL in its sub', () => signToken({ sub: 'a\0b' })],
    [
      'a guest token that the host’s secret signed',
      () =>
        new SignJWT({ sub: 'guest:abc', name: 'x', exp: soon() })
          .setProtectedHeader({ alg: 'HS256', typ: 'streamside-guest+jwt' })
          .sign(new TextEncoder().encode(TEST_SECRET)),
    ],
  ])('%s', async (_name, make) => {
    const chat = await startChat();
    const token = (await make()) as string;
    for (const transport of ['websocket', 'polling'])
      await expect(chat.connect({ auth: { token }, transports: [transport] })).rejects.toMatchObject(
        refusedWith('unauthorized'),
      );
    await chat.join('lobby');
  });

  it('and never read from the query string', async () => {
    const chat = await startChat();
    const viewer = await chat.connect({ query: { token: await signToken({ name: 'Member' }) } });
    expect(viewer.welcome.you.kind).toBe('lurker');
  });

  it('and so is a nickname that cannot be', async () => {
    const chat = await startChat();
    await expect(chat.connect({ auth: { nickname: 'admin' } })).rejects.toMatchObject(
      refusedWith('nickname_invalid'),
    );
    await expect(chat.connect({ auth: { nickname: 7 as never } })).rejects.toMatchObject(
      refusedWith('bad_request'),
    );
  });
});
