import { describe, expect, test } from '@jest/globals';
import type { You } from '../../src/contract/wire.js';
import type { TokenStorage } from './options.js';
import { lurker } from './testing/samples.js';
import { clientOf, scriptedServer, until } from './testing/scripted-server.js';

const memory = (): TokenStorage & { values: string[] } => {
  const values: string[] = [];
  return {
    values,
    getItem: () => values.at(-1) ?? null,
    setItem: (_key, value) => void values.push(value),
    removeItem: () => void (values.length = 0),
  };
};

describe('the connection', () => {
  test('waits to be opened where it was told to, and can be closed and opened again', async () => {
    const server = await scriptedServer();
    const client = clientOf(server, { connect: false });
    const room = client.room('lobby');
    expect(room.snapshot().status).toBe('offline');
    for (const time of [1, 2]) {
      client.open();
      client.open();
      await until(client, ({ connection }) => connection.state === 'online');
      expect(server.handshakes).toHaveLength(time);
      client.close();
      expect(client.snapshot().connection.state).toBe('closed');
    }
    expect(room.snapshot().status).toBe('left');
  });

  test('stays away for as long as a restarting server asks for', async () => {
    const server = await scriptedServer();
    const client = clientOf(server);
    await until(client, ({ connection }) => connection.state === 'online');
    const heard = new Promise((resolve) => client.onNotice(resolve));
    server.notice({ code: 'restarting', retryAfterMs: 80 });
    await heard;
    server.kickAll();
    const { connection } = await until(client, (snapshot) => snapshot.connection.state === 'waiting');
    expect(connection).toMatchObject({ announced: true });
    await until(client, (snapshot) => snapshot.connection.state === 'online');
    if (connection.state === 'waiting') expect(Date.now()).toBeGreaterThanOrEqual(connection.retryAt);
  });

  test('tries again after a refusal that will pass', async () => {
    const server = await scriptedServer();
    server.door = () => ({ code: 'rate_limited', message: '', retryAfterMs: 20 });
    const client = clientOf(server);
    await until(
      client,
      ({ connection }) => connection.state === 'waiting' && connection.error?.code === 'rate_limited',
    );
    server.door = () => undefined;
    await until(client, ({ connection }) => connection.state === 'online');
  });

  test('stays away for as long as a node asks for that has too much to do', async () => {
    const server = await scriptedServer();
    server.gate = () => ({ code: 'unavailable', message: 'Too much to do.', retryAfterMs: 150 });
    const client = clientOf(server, { transports: ['polling'] });
    const { connection } = await until(client, (snapshot) => snapshot.connection.state === 'waiting');
    expect(connection).toMatchObject({ error: { code: 'unavailable', message: 'Too much to do.' } });
    server.gate = () => undefined;
    await until(client, (snapshot) => snapshot.connection.state === 'online');
    if (connection.state === 'waiting') expect(Date.now()).toBeGreaterThanOrEqual(connection.retryAt);
  });

  test.each(['<html>502 Bad Gateway</html>', '{"code":4,"message":"too many connections"}', 'null', ''])(
    'takes an answer that is not the chat’s for the network’s: %s',
    async (answer) => {
      const server = await scriptedServer();
      server.gate = () => answer;
      const client = clientOf(server, { transports: ['polling'] });
      const { connection } = await until(client, (snapshot) => snapshot.connection.state === 'waiting');
      expect(connection).not.toHaveProperty('error');
    },
  );
});

describe('a guest', () => {
  test('connects with the token of the latest welcome or nickname', async () => {
    const server = await scriptedServer();
    server.welcome = { guestToken: 'first' };
    const storage = memory();
    const client = clientOf(server, { storage });
    await until(client, ({ you }) => you !== undefined);
    expect(storage.values).toEqual(['first']);
    server.answers['nickname:change'] = () => ({ ok: true, data: { you: lurker, guestToken: 'second' } });
    await client.rename('Mina');
    server.welcome = {};
    server.kickAll();
    await until(client, ({ connection }) => connection.state === 'waiting');
    await until(client, ({ connection }) => connection.state === 'online');
    expect(server.handshakes.map(({ token }) => token)).toEqual([undefined, 'second']);
  });

  test('whose token is no longer taken comes in as somebody new', async () => {
    const server = await scriptedServer();
    server.door = ({ token }) => (token ? { code: 'unauthorized', message: '' } : undefined);
    const storage = memory();
    storage.setItem('', 'stale');
    const client = clientOf(server, { storage });
    await until(client, ({ connection }) => connection.state === 'online');
    expect(storage.values).toEqual([]);
  });
});

describe('a host token', () => {
  const expiresIn = (seconds: number) =>
    `e30.${Buffer.from(JSON.stringify({ exp: Date.now() / 1000 + seconds })).toString('base64url')}.x`;

  test('is exchanged over the connection before it expires, and the rights that come with it are those of now', async () => {
    const server = await scriptedServer();
    const member: You = { ...lurker, id: 'u7', kind: 'member' };
    const moderator: You = { ...member, roles: ['moderator'] };
    server.answers['token:refresh'] = () => ({
      ok: true,
      data: { you: member, rooms: { lobby: moderator } },
    });
    const next = expiresIn(3_600);
    const tokens = [expiresIn(1.5), next];
    const client = clientOf(server, { token: async () => tokens.shift() ?? '' });
    const room = client.room('lobby');
    expect(await server.requests('token:refresh', 1)).toEqual([{ token: next }]);
    await until(client, ({ you }) => you?.kind === 'member');
    await until(room, ({ you }) => you?.roles.includes('moderator') ?? false);
    expect(server.handshakes).toHaveLength(1);
  });

  test('of somebody else has the client connect anew, as whoever that is', async () => {
    const server = await scriptedServer();
    server.answers['token:refresh'] = () => ({ ok: false, error: { code: 'forbidden', message: '' } });
    const client = clientOf(server, { token: async () => expiresIn(server.handshakes.length ? 3_600 : 1.5) });
    await server.requests('token:refresh', 1);
    await until(client, ({ connection }) => connection.state === 'waiting');
    await until(client, ({ connection }) => connection.state === 'online');
    expect(server.handshakes).toHaveLength(2);
  });

  test('that ended is asked for anew after the wait, and what was not sent yet is', async () => {
    const server = await scriptedServer();
    let asked = 0;
    const client = clientOf(server, { token: async () => `token ${++asked}` });
    const room = client.room('lobby');
    await until(room, ({ status }) => status === 'live');
    server.answers['message:send'] = () => 'silence';
    const sent = room.send('still to come');
    const [{ clientMsgId } = { clientMsgId: '' }] = await server.requests('message:send', 1);
    server.notice({ code: 'unauthorized', message: 'Ended.', retryAfterMs: 50 });
    server.answers['message:send'] = () => ({ ok: true, data: { id: 'm1', seq: 1, at: 1 } });
    server.kickAll();
    const { connection } = await until(client, (snapshot) => snapshot.connection.state === 'waiting');
    expect(connection).toMatchObject({ error: { code: 'unauthorized', message: 'Ended.' } });
    expect(connection).not.toHaveProperty('announced');
    await sent;
    expect(await server.requests('message:send', 2)).toMatchObject([{ clientMsgId }, { clientMsgId }]);
    expect(server.handshakes.map(({ token }) => token)).toEqual(['token 1', 'token 2']);
  });

  test('is asked for once more when it is not taken, and then given up', async () => {
    const server = await scriptedServer();
    server.door = () => ({ code: 'unauthorized', message: 'Expired.' });
    let asked = 0;
    const client = clientOf(server, { token: async () => `token ${++asked}` });
    const { connection } = await until(client, (snapshot) => snapshot.connection.state === 'refused');
    expect(connection).toMatchObject({ error: { code: 'unauthorized', message: 'Expired.' } });
    expect(server.handshakes.map(({ token }) => token)).toEqual(['token 1', 'token 2']);
  });
});
