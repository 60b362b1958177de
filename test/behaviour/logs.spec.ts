import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite-dialect.js';
import { afterTest } from '../../src/testing/after-test.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChildServer } from '../support/child-server.js';
import { startEndpoint } from '../support/review-endpoint.js';

const AUTH_SECRET = 'the auth secret, which nobody may read';
const METRICS_TOKEN = 'the metrics token, likewise';
const REVIEW_SECRET = 'the secret of the review, which signs it';
const PASSWORD = 'hunter2-of-the-connection-string';
const SAID = 'what viewers say is theirs';

function databaseInNewFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  return join(folder, 'chat.db');
}

/** Everything that could end up in a log, by every way into the server. @returns what was secret of it */
async function liveThrough(variables: Record<string, string>) {
  const file = databaseInNewFolder();
  // What it answers is no verdict, and repeats all that it was told.
  const endpoint = await startEndpoint(({ body, headers }, response) =>
    response.writeHead(500, { 'x-echo': headers['streamside-signature'] }).end(body),
  );
  const server = await startChildServer({
    DATABASE_URL: `sqlite:${file}`,
    // Nobody answers there: whether that is reported or not, the password is not.
    REDIS_URL: `redis://:${PASSWORD}@127.0.0.1:1`,
    AUTH_SECRET,
    METRICS_TOKEN,
    REVIEW_URL: `${endpoint.url}?key=${PASSWORD}`,
    REVIEW_SECRET,
    ...variables,
  });
  const token = await signToken({ sub: 'user-7', name: '김시청' }, { secret: AUTH_SECRET });
  const expired = await signToken({ sub: 'user-8' }, { secret: AUTH_SECRET, expires: 1 });
  const forged = await signToken({ sub: 'user-9' }, { secret: 'another secret of 32 bytes or more' });
  for (const wrong of [expired, forged, 'not-a-token-at-all'])
    await expect(server.connect({ auth: { token: wrong } })).rejects.toMatchObject({
      data: { code: 'unauthorized' },
    });

  const member = await server.join('lobby', { auth: { token }, query: { token } });
  const guest = await server.join('lobby', { auth: { nickname: 'Otter' }, transports: ['polling'] });
  await member.send('lobby', SAID);
  await guest.seen(SAID);
  await member.ask('message:send', { room: 'lobby', text: [SAID], clientMsgId: SAID });
  await member.ask(SAID, { text: SAID });
  for (const bearer of [METRICS_TOKEN, `${METRICS_TOKEN} wrong`])
    await fetch(`${server.url}/metrics?token=${token}`, { headers: { authorization: `Bearer ${bearer}` } });
  await fetch(`${server.url}/no-such-page?token=${token}`);

  // The database fails in the middle of a message, which is the one thing here that has to be logged.
  openSqlite(file).prepare('drop table events').run([]);
  await expect(member.send('lobby', SAID)).rejects.toMatchObject({ code: 'unavailable' });
  await server.log.matching(/no such table/);
  await server.log.matching(/The review fails \(answered with status 500\)/);
  for (const path of ['/health/ready', '/socket.io/?EIO=4', `/%00?token=${token}`])
    await fetch(server.url + path);
  await server.stop('SIGTERM');
  const guestToken = guest.welcome.guestToken ?? 'none';
  return {
    log: server.log.text,
    secrets: [
      ...[AUTH_SECRET, METRICS_TOKEN, REVIEW_SECRET, PASSWORD, SAID, token, expired, forged, guestToken],
      ...endpoint.asked.map(({ headers }) => String(headers['streamside-signature'])),
    ],
  };
}

describe('what the server prints', () => {
  it.each(['text', 'json'])(
    'has no token, no secret, no password and no message in it, as %s',
    async (format) => {
      const { log, secrets } = await liveThrough({ LOG_FORMAT: format, LOG_LEVEL: 'verbose' });
      expect(log).toContain('RoutesResolver');
      for (const secret of secrets) {
        expect(log).not.toContain(secret);
        // Nor the part of a token that makes it one.
        if (secret.includes('.')) expect(log).not.toContain(secret.split('.').at(-1));
      }
    },
    30_000,
  );

  it('is a JSON object a line, where that is asked for', async () => {
    const { log } = await liveThrough({ LOG_FORMAT: 'json' });
    const records = log.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records).toContainEqual(expect.objectContaining({ level: 'log', context: 'Streamside' }));
    expect(records).toContainEqual(
      expect.objectContaining({ level: 'error', message: expect.stringContaining('events') as string }),
    );
  }, 30_000);

  /** What is wrong in each is a secret, or holds one; the others are there and right. */
  it.each([
    ['DATABASE_URL', `postgres://user:${PASSWORD}@[host/chat`],
    ['DATABASE_URL', `postgres://user:${PASSWORD}@127.0.0.1:1/chat?sslmode=verify-full&sslrootcert=/nowhere`],
    ['REDIS_URL', `http://:${PASSWORD}@127.0.0.1`],
    ['AUTH_PUBLIC_KEY', `-----BEGIN PUBLIC KEY-----\n${PASSWORD}\n-----END PUBLIC KEY-----`],
    ['AUTH_JWKS_URL', `ftp://user:${PASSWORD}@host`],
    ['AUTH_SECRET', PASSWORD.slice(0, 31)],
    ['REVIEW_URL', `http://user:${PASSWORD}@host`],
    ['REVIEW_SECRET', PASSWORD.slice(0, 31)],
    ['METRICS_TOKEN', PASSWORD.slice(0, 15)],
    ['FRAME_ANCESTORS', `https://user:${PASSWORD}@host`],
  ])(
    'has no secret in it where %s keeps it from starting',
    async (name, value) => {
      const printed = await startChildServer({
        DATABASE_URL: 'sqlite::memory:',
        AUTH_SECRET,
        METRICS_TOKEN,
        REVIEW_URL: 'http://127.0.0.1:1/',
        REVIEW_SECRET,
        LOG_LEVEL: 'verbose',
        [name]: value,
      }).then(
        () => 'started',
        (error: unknown) => (error as Error).message,
      );
      expect(printed).toContain('the server ended with 1');
      expect(printed).toContain(name);
      for (const secret of [AUTH_SECRET, METRICS_TOKEN, REVIEW_SECRET, PASSWORD, value])
        expect(printed).not.toContain(secret);
      expect(printed).not.toContain(PASSWORD.slice(0, 15));
    },
    30_000,
  );
});
