import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite-dialect.js';
import { afterTest } from '../../src/testing/after-test.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChildServer } from '../support/child-server.js';

const AUTH_SECRET = 'the auth secret, which nobody may read';
const METRICS_TOKEN = 'the metrics token, likewise';
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
  const server = await startChildServer({
    DATABASE_URL: `sqlite:${file}`,
    // Nobody answers there: whether that is reported or not, the password is not.
    REDIS_URL: `redis://:${PASSWORD}@127.0.0.1:1`,
    AUTH_SECRET,
    METRICS_TOKEN,
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
  await server.stop('SIGTERM');
  const guestToken = guest.welcome.guestToken ?? 'none';
  return {
    log: server.log.text,
    secrets: [AUTH_SECRET, METRICS_TOKEN, PASSWORD, SAID, token, expired, forged, guestToken],
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
});
