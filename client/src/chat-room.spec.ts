import { describe, expect, test } from '@jest/globals';
import { joinReply, message, messages } from './testing/samples.js';
import { clientOf, scriptedServer, until, type ScriptedServer } from './testing/scripted-server.js';

const isLive = ({ status }: { status: string }) => status === 'live';

async function liveRoom(server: ScriptedServer, upTo = 3) {
  server.answers['room:join'] = ({ since }) => ({
    ok: true,
    data: joinReply({
      seq: upTo,
      events: messages((since?.seq ?? 0) + 1, upTo),
      recovered: since !== undefined,
    }),
  });
  const room = clientOf(server).room('lobby');
  await until(room, isLive);
  return room;
}

function feedGrowsTo(server: ScriptedServer, seq: number): void {
  server.answers['room:join'] = ({ since }) => ({
    ok: true,
    data: joinReply({ seq, events: messages((since?.seq ?? 0) + 1, seq), recovered: true }),
  });
}

describe('a room', () => {
  test('shows what was said before as soon as it is joined', async () => {
    const room = await liveRoom(await scriptedServer());
    expect(room.snapshot().events).toEqual(messages(1, 3));
  });

  test('asks for what it missed when a packet leaves a hole', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    feedGrowsTo(server, 6);
    server.push({ prev: 5, seq: 6, events: [message(6)] });
    const [, again] = await server.requests('room:join', 2);
    expect(again?.since).toEqual({ epoch: 'e1', seq: 3 });
    await until(room, (snapshot) => snapshot.position?.seq === 6);
    expect(room.snapshot().events).toEqual(messages(1, 6));
  });

  test('asks for what it missed when a pulse has been ahead for a while', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    feedGrowsTo(server, 5);
    server.pulse({ seq: 5 });
    await until(room, (snapshot) => snapshot.position?.seq === 5);
    expect(room.snapshot().events).toEqual(messages(1, 5));
  });

  test('comes back with what it has when the connection is lost', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    feedGrowsTo(server, 4);
    server.kickAll();
    await until(room, ({ status }) => status === 'offline');
    expect(room.snapshot().events).toHaveLength(3);
    const [, again] = await server.requests('room:join', 2);
    expect(again?.since).toEqual({ epoch: 'e1', seq: 3 });
    await until(room, (snapshot) => snapshot.position?.seq === 4);
  });

  test('that is full is tried again when the server says so', async () => {
    const server = await scriptedServer();
    server.answers['room:join'] = () => ({
      ok: false,
      error: { code: 'room_full', message: '', retryAfterMs: 5 },
    });
    const room = clientOf(server).room('lobby');
    await until(room, ({ error }) => error?.code === 'room_full');
    server.answers['room:join'] = () => ({ ok: true, data: joinReply() });
    expect((await until(room, isLive)).error).toBeUndefined();
  });

  test('that does not let us in says why and leaves it at that', async () => {
    const server = await scriptedServer();
    server.answers['room:join'] = () => ({ ok: false, error: { code: 'banned', message: '' } });
    const room = clientOf(server).room('lobby');
    const { retryAt } = await until(room, ({ error }) => error?.code === 'banned');
    expect(retryAt).toBeUndefined();
  });

  test('that is left is told so, and gives back what was not sent', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    server.answers['message:send'] = () => 'silence';
    const sent = room.send('hello');
    await server.requests('message:send', 1);
    room.leave();
    await expect(sent).rejects.toMatchObject({ code: 'not_joined' });
    expect(await server.requests('room:leave', 1)).toEqual([{ room: 'lobby' }]);
  });

  test('asks what moderators may ask for, in its own name', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    server.answers['user:timeout'] = () => ({ ok: true, data: { action: 'a1' } });
    await expect(room.ask('user:timeout', { user: 'u2', seconds: 60 })).resolves.toEqual({ action: 'a1' });
    expect(await server.requests('user:timeout', 1)).toEqual([{ room: 'lobby', user: 'u2', seconds: 60 }]);
    const refusal = { code: 'forbidden', message: 'No.' } as const;
    server.answers['room:clear'] = () => ({ ok: false, error: refusal });
    await expect(room.ask('room:clear', {})).rejects.toMatchObject(refusal);
  });

  test('is one of several over one connection, each with its own feed', async () => {
    const server = await scriptedServer();
    const client = clientOf(server);
    const [lobby, other] = [client.room('lobby'), client.room('other')];
    await Promise.all([until(lobby, isLive), until(other, isLive)]);
    server.push({ room: 'other', prev: 0, seq: 1, events: messages(1, 1) });
    await until(other, ({ events }) => events.length === 1);
    expect(lobby.snapshot().events).toEqual([]);
    expect(server.handshakes).toHaveLength(1);
  });

  test('loads what came before, once for all who ask', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    server.answers['room:join'] = () => ({
      ok: true,
      data: joinReply({ epoch: 'e2', seq: 9, events: messages(8, 9) }),
    });
    server.kickAll();
    await until(room, (snapshot) => snapshot.position?.epoch === 'e2');
    server.answers['history:before'] = ({ before }) => ({
      ok: true,
      data: { events: messages(5, before - 1) },
    });
    await Promise.all([room.loadBefore(), room.loadBefore()]);
    expect(room.snapshot().events).toEqual(messages(5, 9));
    expect(await server.requests('history:before', 1)).toEqual([{ room: 'lobby', before: 8 }]);
  });
});

describe('a message', () => {
  test('is sent again with the same id when the connection is lost before the ack', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    server.answers['message:send'] = () => 'silence';
    const sent = room.send('hello');
    const [first] = await server.requests('message:send', 1);
    server.answers['message:send'] = () => ({ ok: true, data: { id: 'm4', seq: 4, at: 4 } });
    server.kickAll();
    await expect(sent).resolves.toMatchObject({ seq: 4 });
    expect(await server.requests('message:send', 2)).toEqual([first, first]);
  });

  test('that is refused says why and for how long, and is not sent again', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    const error = { code: 'slow_mode', message: 'Slowly.', retryAfterMs: 5000 } as const;
    server.answers['message:send'] = () => ({ ok: false, error });
    await expect(room.send('hello')).rejects.toMatchObject(error);
    expect(room.snapshot().pending).toEqual([]);
    expect(await server.requests('message:send', 1)).toHaveLength(1);
  });

  test('that one is put out of is refused with the reason, gives back what waits, and can be asked again', async () => {
    const server = await scriptedServer();
    const room = await liveRoom(server);
    server.answers['message:send'] = () => 'silence';
    const sent = room.send('on its way');
    await server.requests('message:send', 1);
    server.notice({ code: 'banned', message: 'Shouting', room: 'lobby' });
    await expect(sent).rejects.toMatchObject({ code: 'banned', message: 'Shouting' });
    expect(room.snapshot()).toMatchObject({ status: 'refused', error: { code: 'banned' }, pending: [] });
    room.retryNow();
    await until(room, isLive);
  });

  test('knows at once that one has become a moderator of it, and of no other room', async () => {
    const server = await scriptedServer();
    const client = clientOf(server);
    const [lobby, other] = [client.room('lobby'), client.room('other')];
    await Promise.all([until(lobby, isLive), until(other, isLive)]);
    const { you } = joinReply();
    server.notice({ code: 'identity_changed', room: 'lobby', you: { ...you, can: ['send', 'moderate'] } });
    await until(lobby, ({ you }) => you?.can.includes('moderate') === true);
    expect(other.snapshot().you).toEqual(you);
  });
});
