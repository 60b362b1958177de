import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactEncrypt, exportJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { signToken, TEST_SECRET } from '../../src/testing/sign-token.js';
import { Siege } from './siege.js';

const unauthorized = { data: expect.objectContaining({ code: 'unauthorized' }) as unknown };
const soon = () => Math.floor(Date.now() / 1000) + 3600;
const boss = () => ({ sub: 'boss', name: 'Boss', roles: ['owner'], exp: soon() });
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token put together by hand: whatever header, whatever claims, an HMAC by whatever key. */
function handmade(header: object, claims: unknown, key: string | Buffer, hash = 'sha256'): string {
  const body = `${encoded(header)}.${encoded(claims)}`;
  return `${body}.${createHmac(hash, key).update(body).digest('base64url')}`;
}

const TRANSPORTS = ['websocket', 'polling'];

async function isRefused(siege: Siege, token: unknown): Promise<void> {
  for (const transport of TRANSPORTS)
    await expect(
      siege.connect({ auth: { token: token as string }, transports: [transport] }),
    ).rejects.toMatchObject(unauthorized);
}

describe('where members are known by a secret', () => {
  const siege = new Siege();

  describe('a forged token', () => {
    it.each<[string, () => unknown]>([
      ['with alg none', () => new UnsecuredJWT(boss()).encode()],
      ['with alg NoNe', () => `${encoded({ alg: 'NoNe' })}.${encoded(boss())}.`],
      ['with alg none and a signature', () => handmade({ alg: 'none' }, boss(), TEST_SECRET)],
      ['without an alg', () => handmade({}, boss(), TEST_SECRET)],
      ['signed with nothing', () => handmade({ alg: 'HS256' }, boss(), '')],
      ['signed with another hash', () => handmade({ alg: 'HS512' }, boss(), TEST_SECRET, 'sha512')],
      ['without its signature', () => `${encoded({ alg: 'HS256' })}.${encoded(boss())}.`],
      ['without exp', () => handmade({ alg: 'HS256' }, { sub: 'boss', name: 'Boss' }, TEST_SECRET)],
      ['with a word for exp', () => handmade({ alg: 'HS256' }, { ...boss(), exp: 'never' }, TEST_SECRET)],
      ['with null for exp', () => handmade({ alg: 'HS256' }, { ...boss(), exp: null }, TEST_SECRET)],
      ['that has expired', () => handmade({ alg: 'HS256' }, { ...boss(), exp: soon() - 7200 }, TEST_SECRET)],
      [
        'that holds from tomorrow on',
        () => handmade({ alg: 'HS256' }, { ...boss(), nbf: soon() + 86_400 }, TEST_SECRET),
      ],
      ['with a number for sub', () => handmade({ alg: 'HS256' }, { ...boss(), sub: 7 }, TEST_SECRET)],
      ['of claims that are a list', () => handmade({ alg: 'HS256' }, [boss()], TEST_SECRET)],
      ['with a word for roles', () => handmade({ alg: 'HS256' }, { ...boss(), roles: 'owner' }, TEST_SECRET)],
      ['with a word for rooms', () => handmade({ alg: 'HS256' }, { ...boss(), rooms: 'lobby' }, TEST_SECRET)],
      [
        'with a critical header that nobody knows',
        () => handmade({ alg: 'HS256', crit: ['evil'], evil: true }, boss(), TEST_SECRET),
      ],
      [
        'whose key is in its own header',
        () => handmade({ alg: 'HS256', jwk: { kty: 'oct', k: 'ZXZpbA' } }, boss(), Buffer.from('evil')),
      ],
      ['whose kid is a path', () => handmade({ alg: 'HS256', kid: '../../../../dev/null' }, boss(), '')],
      ['whose kid is SQL', () => handmade({ alg: 'HS256', kid: "' union select 'evil" }, boss(), 'evil')],
      [
        'that is encrypted and not signed',
        () =>
          new CompactEncrypt(Buffer.from(JSON.stringify(boss())))
            .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
            .encrypt(Buffer.from(TEST_SECRET).subarray(0, 32)),
      ],
      [
        'of a guest, by the host’s secret',
        () =>
          handmade(
            { alg: 'HS256', typ: 'streamside-guest+jwt' },
            { ...boss(), sub: 'guest:boss' },
            TEST_SECRET,
          ),
      ],
      [
        'of a member by the name of a guest',
        () => handmade({ alg: 'HS256' }, { ...boss(), sub: 'guest:boss' }, TEST_SECRET),
      ],
      ['with a terminal’s escape in its name', () => signToken({ ...boss(), name: '\u001b[2J' })],
      ['with a line feed in its sub', () => signToken({ ...boss(), sub: 'boss\n[Streamside] 1' })],
      ['with a name in reverse', () => signToken({ ...boss(), name: '\u202Essob' })],
      ['of 50,000 dots', () => '.'.repeat(50_000)],
      ['of 50,000 letters', () => 'A'.repeat(50_000)],
      ['that is a list', () => ['x']],
      ['that is an object with a length', () => ({ length: 3, split: 'x' })],
    ])('%s is refused at the door', async (_what, make) => isRefused(siege, await make()));

    it('with claims swapped under a good signature is refused', async () => {
      const good = await signToken({ sub: 'viewer', name: 'Viewer' });
      const [header = '', , signature = ''] = good.split('.');
      await siege.connect({ auth: { token: good } });
      await isRefused(siege, `${header}.${encoded(boss())}.${signature}`);
    });

    it('of a guest whose name or id was changed is refused', async () => {
      const { guestToken = '' } = (await siege.connect({ auth: { nickname: 'Otter' } })).welcome;
      const [header = '', claims = '', signature = ''] = guestToken.split('.');
      const real = JSON.parse(Buffer.from(claims, 'base64url').toString()) as JWTPayload;
      for (const change of [{ name: 'admin' }, { sub: real.sub?.toUpperCase() }, { sub: 'boss' }])
        await isRefused(siege, `${header}.${encoded({ ...real, ...change })}.${signature}`);
    });

    it('counts for nothing in the query, in a header and in a cookie', async () => {
      const token = await signToken(boss());
      const extraHeaders = { authorization: `Bearer ${token}`, cookie: `token=${token}`, 'x-token': token };
      for (const transport of TRANSPORTS) {
        const { you } = (await siege.connect({ query: { token }, extraHeaders, transports: [transport] }))
          .welcome;
        expect(you).toMatchObject({ kind: 'lurker', roles: [] });
      }
    });
  });

  describe('what somebody says of himself', () => {
    const claims = {
      id: 'boss',
      sub: 'boss',
      kind: 'member',
      roles: ['owner'],
      rooms: ['lobby'],
      can: ['moderate', 'appoint'],
      user: { id: 'boss', roles: ['owner'] },
      identity: { roles: ['owner'] },
      vouched: true,
    };

    it('counts for nothing in the handshake', async () => {
      const auth = {
        nickname: 'Otter',
        ...claims,
        ...(JSON.parse('{"__proto__":{"roles":["owner"]}}') as object),
      };
      const { you } = (await siege.connect({ auth })).welcome;
      expect(you).toMatchObject({ kind: 'guest', nickname: 'Otter', roles: [], can: ['send', 'rename'] });
      expect(you.id).toMatch(/^guest:/);
    });

    it('counts for nothing in a message', async () => {
      const attacker = await siege.join('lobby', { auth: { nickname: 'Otter' } });
      const forged = { ...claims, seq: 99, type: 'announcement', at: 0 };
      await attacker.request('message:send', { ...forged, room: 'lobby', text: 'forged', clientMsgId: 'a' });
      const { id } = attacker.welcome.you;
      expect(await attacker.seen('forged')).toMatchObject({
        type: 'message',
        seq: 1,
        user: { id, roles: [] },
      });
    });

    it('counts for nothing when joining, and makes nobody a moderator', async () => {
      const attacker = await siege.connect({ auth: { nickname: 'Seal' } });
      const { you } = await attacker.request('room:join', { ...claims, room: 'lobby' });
      expect(you).toMatchObject({ roles: [], can: ['send', 'rename'] });
      expect(await attacker.ask('room:clear', { ...claims, room: 'lobby' })).toMatchObject({
        ok: false,
        error: { code: 'forbidden' },
      });
    });
  });
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

function signed(claims: JWTPayload, key: KeyObject = rsa.privateKey, header: object = {}): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', ...header })
    .setExpirationTime('1h')
    .sign(key);
}

describe('where members are known by a public key', () => {
  const siege = new Siege({
    AUTH_PUBLIC_KEY: PEM,
    AUTH_AUDIENCE: 'chat',
    AUTH_ISSUER: 'https://www.example.com',
  });
  const good = { sub: 'viewer', name: 'Viewer', aud: 'chat', iss: 'https://www.example.com' };

  it('its private key opens the door', async () => {
    for (const aud of ['chat', ['shop', 'chat']])
      expect((await siege.connect({ auth: { token: await signed({ ...good, aud }) } })).welcome.you.id).toBe(
        'viewer',
      );
  });

  it.each<[string, () => string | Buffer]>([
    ['the key in PEM', () => PEM],
    ['the key in PEM without its last line feed', () => PEM.trim()],
    ['the key in PEM on one line', () => PEM.replaceAll('\n', '\\n')],
    ['the key in DER', () => rsa.publicKey.export({ type: 'spki', format: 'der' })],
    ['the key’s modulus', () => Buffer.from(rsa.publicKey.export({ format: 'jwk' }).n ?? '', 'base64url')],
    ['the guests’ secret', () => TEST_SECRET],
    ['nothing', () => ''],
  ])('an HS256 token keyed with %s is refused', (_what, key) =>
    isRefused(siege, handmade({ alg: 'HS256' }, { ...good, exp: soon() }, key())),
  );

  it.each<[string, () => Promise<string>]>([
    ['another key', () => signed(good, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)],
    ['the right key for another audience', () => signed({ ...good, aud: 'shop' })],
    ['the right key for no audience', () => signed({ sub: 'viewer', iss: good.iss })],
    ['the right key for an audience in capitals', () => signed({ ...good, aud: 'CHAT' })],
    [
      'the right key by another issuer',
      () => signed({ ...good, iss: 'https://www.example.com.evil.example' }),
    ],
    ['the right key by no issuer', () => signed({ sub: 'viewer', aud: 'chat' })],
    ['the right key without sub', () => signed({ ...good, sub: undefined })],
  ])('a token by %s is refused', async (_what, make) => isRefused(siege, await make()));

  it('an ECDSA signature of zeros is refused', () =>
    isRefused(siege, `${encoded({ alg: 'ES256' })}.${encoded({ ...good, exp: soon() })}.${'A'.repeat(86)}`));
});

describe('where members are known by published keys', () => {
  const asked: string[] = [];
  const keys: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    void exportJWK(rsa.publicKey).then((jwk) =>
      response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'k1' }] })),
    );
  });
  const port = () => (keys.address() as AddressInfo).port;
  const settings: Record<string, string> = {};
  beforeAll(async () => {
    await once(keys.listen(0, '127.0.0.1'), 'listening');
    settings.AUTH_JWKS_URL = `http://127.0.0.1:${port()}/jwks`;
  });
  afterAll(() => void keys.close());
  const siege = new Siege(settings);

  it('one of them opens the door', async () => {
    const token = await signed({ sub: 'viewer' }, rsa.privateKey, { kid: 'k1' });
    expect((await siege.connect({ auth: { token } })).welcome.you.id).toBe('viewer');
  });

  it('a token that names its own place of keys has nobody look there', async () => {
    const evil = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = await exportJWK(evil.publicKey);
    for (const header of [
      { jku: `http://127.0.0.1:${port()}/evil` },
      { x5u: `http://127.0.0.1:${port()}/evil` },
      { kid: `http://127.0.0.1:${port()}/evil` },
      { kid: '../../evil' },
      { jwk },
      { kid: 'k1', jwk },
    ])
      await isRefused(siege, await signed({ sub: 'boss' }, evil.privateKey, header));
    expect(asked.filter((path) => path !== '/jwks')).toEqual([]);
  });

  it('tokens with made-up kids do not have the host asked for keys each time', async () => {
    const before = asked.length;
    for (let i = 0; i < 20; i++)
      await isRefused(siege, await signed({ sub: 'boss' }, rsa.privateKey, { kid: `made-up-${i}` }));
    expect(asked.length - before).toBeLessThanOrEqual(2);
  });

  it('an HS256 token is refused, whatever it is keyed with', async () => {
    for (const key of [PEM, TEST_SECRET, ''])
      await isRefused(siege, handmade({ alg: 'HS256', kid: 'k1' }, { sub: 'boss', exp: soon() }, key));
  });
});
