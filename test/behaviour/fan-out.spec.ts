import { once } from 'node:events';
import type { Socket } from 'node:net';
import { jest } from '@jest/globals';
import WebSocket from 'ws';
import type { FeedPacket, Welcome } from '../../src/contract/wire.js';
import { Broadcaster } from '../../src/feed/broadcaster.js';
import { canWriteDirectly, type Connection } from '../../src/feed/direct-way.js';
import { Feed } from '../../src/feed/feed.js';
import { SocketWriter } from '../../src/feed/socket-writer.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { RoomControlService } from '../../src/moderation/room-control.service.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';

const seqs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Says `count` things to the room from inside the server, a hundred at a time. */
async function flood(chat: TestChat, count: number, text: string): Promise<void> {
  const messages = chat.app.get(MessagesService);
  for (let sent = 0; sent < count; sent += 100)
    await Promise.all(
      Array.from({ length: Math.min(100, count - sent) }, () => messages.announce('lobby', text)),
    );
}

/** A viewer by bare websocket, whose TCP socket can be kept from reading. */
async function bareViewer(chat: TestChat) {
  const socket = new WebSocket(`${chat.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  afterTest(() => socket.terminate());
  const packets: FeedPacket[] = [];
  let userId = '';
  let joined: (seq: number) => void = () => undefined;
  const ready = new Promise<number>((resolve) => (joined = resolve));
  socket.on('message', (data: Buffer) => {
    const frame = data.toString();
    if (frame === '2') socket.send('3');
    if (frame.startsWith('42/chat,["welcome"'))
      userId = (JSON.parse(frame.slice(8)) as [string, Welcome])[1].you.id;
    if (frame.startsWith('40/chat')) socket.send('42/chat,1["room:join",{"room":"lobby"}]');
    if (frame.startsWith('43/chat,1['))
      joined((JSON.parse(frame.slice(9)) as [{ data: { seq: number } }])[0].data.seq);
    if (frame.startsWith('42/chat,["feed"'))
      packets.push((JSON.parse(frame.slice(8)) as [string, FeedPacket])[1]);
  });
  await once(socket, 'open');
  socket.send('40/chat,{}');
  const start = await ready;
  return {
    socket,
    userId,
    packets,
    start,
    events: () => packets.flatMap(({ events }) => events.map(({ seq }) => seq)),
  };
}

const connectionsOf = (chat: TestChat): Connection[] => {
  const { namespace } = chat.app.get<{ namespace: { sockets: Map<string, { conn: Connection }> } }>(
    Broadcaster,
  );
  return [...namespace.sockets.values()].map(({ conn }) => conn);
};

describe('a packet', () => {
  it('reaches viewers by websocket, by polling and in the middle of an upgrade, whole and in order', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby', { auth: { nickname: 'Writer' } });
    const flooding = flood(chat, 2000, 'x');
    const viewers = await Promise.all(
      [['websocket'], ['polling'], ['polling', 'websocket'], ['polling', 'websocket']].map(
        async (transports) => {
          const viewer = await chat.connect({ transports });
          return { viewer, from: (await viewer.join('lobby')).seq };
        },
      ),
    );
    await flooding;
    const { seq: last } = await writer.send('lobby', 'the end');
    for (const { viewer, from } of viewers) {
      await viewer.seen('the end');
      expect(viewer.events().map(({ seq }) => seq)).toEqual(seqs(from + 1, last));
    }
  });

  it('is one for what came together: fewer packets than messages', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    await flood(chat, 1000, 'x');
    await viewer.next('feed', ({ seq }) => seq === 1000);
    expect(viewer.received.feed.length).toBeLessThan(200);
    expect(viewer.events()).toHaveLength(1000);
  });

  it('reaches many who come and go while it is on its way', async () => {
    const chat = await startChat();
    const stays = await Promise.all(Array.from({ length: 60 }, () => chat.join('lobby')));
    const flooding = flood(chat, 600, 'x');
    const comes = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const viewer = await chat.connect();
        const { seq } = await viewer.join('lobby');
        return { viewer, seq };
      }),
    );
    for (const { socket } of stays.slice(40)) socket.disconnect();
    await flooding;
    await flood(chat, 1, 'the end');
    for (const { viewer, seq } of [...comes, ...stays.slice(0, 40).map((one) => ({ viewer: one, seq: 0 }))]) {
      await viewer.next('feed', (packet) => packet.seq === 601);
      expect(viewer.events().map((event) => event.seq)).toEqual(seqs(seq + 1, 601));
    }
  });
});

describe('a pulse', () => {
  it('goes with what is said next, and by itself where nothing is', async () => {
    const chat = await startChat({ pulseIntervalMs: 3_600_000 });
    const viewer = await chat.join('lobby');
    const [broadcaster, log] = [chat.app.get(Broadcaster), await chat.app.get(Feed).open('lobby')];
    const tell = (viewers: number) => broadcaster.pulse(log, { room: 'lobby', viewers }, true);
    tell(7);
    await flood(chat, 1, 'x');
    expect(await viewer.next('pulse')).toEqual({ room: 'lobby', viewers: 7, seq: 1 });
    tell(8);
    broadcaster.sendPulses();
    expect(await viewer.next('pulse', { viewers: 8 })).toMatchObject({ seq: 1 });
  });
});

describe('the direct way to the socket', () => {
  it('is taken with the engine.io and ws that are installed', async () => {
    const chat = await startChat();
    await chat.join('lobby');
    expect(chat.app.get(SocketWriter).isDirect).toBe(true);
  });

  it.each<[string, (connection: Record<string, unknown>) => unknown]>([
    [
      'ws has no sender',
      ({ transport }) => ({
        transport: {
          ...(transport as object),
          writable: true,
          socket: { readyState: 1, _socket: { write: () => true, writableLength: 0 } },
        },
      }),
    ],
    [
      'the TCP socket is elsewhere',
      ({ transport }) => ({
        transport: {
          ...(transport as object),
          writable: true,
          socket: { readyState: 1, _sender: { _state: 0 } },
        },
      }),
    ],
    ['engine.io keeps its queue elsewhere', () => ({ writeBuffer: undefined })],
    ['engine.io does not say that it upgrades', () => ({ upgrading: undefined })],
    ['engine.io names its states otherwise', () => ({ readyState: 1 })],
    [
      'the transport does not say whether it can write',
      ({ transport }) => ({ transport: { socket: (transport as { socket: unknown }).socket } }),
    ],
  ])('is not taken where %s', async (_what, change) => {
    const chat = await startChat();
    await chat.join('lobby');
    const [connection] = connectionsOf(chat);
    const { readyState, upgrading, writeBuffer, transport } = connection as unknown as Record<
      string,
      unknown
    >;
    const fields = { readyState, upgrading, writeBuffer, transport };
    expect(canWriteDirectly(fields as never)).toBe(true);
    expect(canWriteDirectly({ ...fields, ...(change(fields) as object) } as never)).toBe(false);
  });

  it('not being taken changes nothing for viewers', async () => {
    const chat = await startChat();
    const writer = chat.app.get(SocketWriter);
    (writer as unknown as { direct: boolean }).direct = false;
    const viewers = await Promise.all([chat.join('lobby'), chat.join('lobby', { transports: ['polling'] })]);
    await flood(chat, 300, 'x');
    for (const viewer of viewers) {
      await viewer.next('feed', ({ seq }) => seq === 300);
      expect(viewer.events().map(({ seq }) => seq)).toEqual(seqs(1, 300));
    }
    expect(writer.isDirect).toBe(false);
  });

  it('brings a sender the ack and the message in one write', async () => {
    const chat = await startChat();
    const sender = await bareViewer(chat);
    const chunks: string[] = [];
    const { _socket: tcp } = sender.socket as unknown as { _socket: Socket };
    tcp.prependListener('data', (chunk: Buffer) => chunks.push(chunk.toString('latin1')));
    for (let id = 10; id < 20; id++) {
      const heard = once(sender.socket, 'message');
      sender.socket.send(`42/chat,${id}["message:send",{"room":"lobby","text":"x","clientMsgId":"m${id}"}]`);
      await heard;
      while (sender.packets.length < id - 9) await once(sender.socket, 'message');
    }
    const together = chunks.filter((chunk) => /43\/chat,\d+\[.*42\/chat,\["feed"/s.test(chunk));
    expect(together).toHaveLength(10);
  });

  it('hands out the acks’ ids: a Socket.IO that does not is noticed here', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    const written = jest.spyOn(chat.app.get(SocketWriter), 'writeSoon');
    await viewer.send('lobby', 'x');
    expect(written).toHaveBeenCalledTimes(1);
  });

  it('is decided by a websocket and not by who polls', () => {
    const writer = new SocketWriter();
    writer.inspect({ transport: { name: 'polling' } } as never);
    expect(writer.isDirect).toBe(false);
  });
});

describe('a viewer who does not read', () => {
  const BIG = '가'.repeat(490);

  it('gets exactly what it missed once it reads again, and nobody waits for it', async () => {
    const chat = await startChat({ recovery: 20_000 });
    const reader = await chat.join('lobby');
    const stopped = await bareViewer(chat);
    stopped.socket.pause();
    await flood(chat, 8_000, BIG);
    await reader.next('feed', ({ seq }) => seq === 8_000);
    for (const connection of connectionsOf(chat))
      expect(
        (connection as unknown as { transport: { socket?: { _socket: { writableLength: number } } } })
          .transport.socket?._socket.writableLength ?? 0,
      ).toBeLessThan(4 * 1024 * 1024);
    stopped.socket.resume();
    while (stopped.packets.at(-1)?.seq !== 8_000) await once(stopped.socket, 'message');
    expect(stopped.events()).toEqual(seqs(stopped.start + 1, 8_000));
  }, 60_000);

  it('and becomes a moderator after more than the log holds joins again, without waiting for a pulse', async () => {
    const chat = await startChat({ pulseIntervalMs: 3_600_000 });
    const stopped = await bareViewer(chat);
    stopped.socket.pause();
    await flood(chat, 8_000, BIG);
    const { userId: user } = stopped;
    await chat.app.get(RoomControlService).setRole({ room: 'lobby', user, role: 'moderator' });
    stopped.socket.resume();
    const hole = () => stopped.packets.find(({ prev }, i) => prev > (stopped.packets[i - 1]?.seq ?? prev));
    while (!hole()) await once(stopped.socket, 'message');
    expect(hole()).toMatchObject({ events: [] });
  }, 60_000);

  it('for too long is cut off, and comes back to where it was', async () => {
    const chat = await startChat({ recovery: 20_000, slowAfterMs: 300 });
    const reader = await chat.join('lobby');
    const stopped = await bareViewer(chat);
    stopped.socket.pause();
    await flood(chat, 8_000, BIG);
    await reader.next('feed', ({ seq }) => seq === 8_000);
    while (connectionsOf(chat).length > 1) await new Promise(setImmediate);
    stopped.socket.resume();
    await once(stopped.socket, 'close');
    expect(chat.app.get(Broadcaster).tally).toMatchObject({ slow: 1, cutOff: 1 });
    const events = stopped.events();
    const { epoch } = await reader.join('lobby');
    const back = await (await chat.connect()).join('lobby', { epoch, seq: events.at(-1) ?? 0 });
    expect(back.recovered).toBe(true);
    expect([...events, ...back.events.map(({ seq }) => seq)]).toEqual(seqs(1, 8_000));
  }, 60_000);
});
