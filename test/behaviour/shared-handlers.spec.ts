import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import type { Server, Namespace, Socket, ServerOptions } from 'socket.io';
import { ChatAdapter } from '../../src/chat/chat.adapter.js';
import { Dispatcher } from '../../src/chat/dispatcher.js';
import { takeHandlersOf } from '../../src/chat/shared-handlers.js';
import { Broadcaster } from '../../src/feed/broadcaster.js';
import { ChatModule } from '../../src/index.js';
import { startApp } from '../../src/testing/start-app.js';
import { startChat } from '../../src/testing/start-chat.js';
import { TEST_SECRET } from '../../src/testing/sign-token.js';
import type { TestChat } from '../../src/testing/test-chat.js';

/** With a Nest that makes a function for each handler and each socket, and brings them to the adapter. */
class EachForItself extends ChatAdapter {
  override create(port: number, options?: ServerOptions): Server | Namespace {
    const namespace = super.create(port, options) as Namespace;
    takeHandlersOf(namespace, (socket: Socket, handlers, gateway) => {
      const bound = handlers.map((one) => ({
        ...one,
        callback: one.callback.bind(gateway, socket) as never,
      }));
      this.bindMessageHandlers(socket, bound, (result) => result as never);
    });
    return namespace;
  }
}

async function startEachForItself(): Promise<TestChat> {
  const options = {
    database: 'sqlite::memory:',
    auth: { secret: TEST_SECRET },
    sendLimit: 0,
    connectLimit: 0,
    handshakeLimit: 0,
  };
  const testing = await Test.createTestingModule({ imports: [ChatModule.forRoot(options)] }).compile();
  const app = testing.createNestApplication({ forceCloseConnections: true });
  app.useWebSocketAdapter(new EachForItself(app));
  app.useLogger(false);
  return startApp(app);
}

describe.each([
  ['handlers that all viewers share', startChat],
  ['handlers that Nest makes for each viewer', startEachForItself],
])('%s', (_what, start) => {
  it('answer each viewer as who he is, and what nobody handles', async () => {
    const chat = await start();
    const [otter, crane] = [
      await chat.join('lobby', { auth: { nickname: 'Otter' } }),
      await chat.join('lobby', { auth: { nickname: 'Crane' } }),
    ];
    await Promise.all([otter.send('lobby', 'I am Otter'), crane.send('lobby', 'I am Crane')]);
    expect(await crane.seen('I am Otter')).toMatchObject({ user: { nickname: 'Otter' } });
    expect(await otter.seen('I am Crane')).toMatchObject({ user: { nickname: 'Crane' } });
    const unknown = await (
      otter.socket as unknown as { emitWithAck(event: string): Promise<unknown> }
    ).emitWithAck('no:such');
    expect(unknown).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });
});

it('makes no functions of their own for those who come later', async () => {
  const chat = await startChat();
  const dispatcher = chat.app.get(Dispatcher);
  const bind = jest.spyOn(dispatcher, 'bind');
  const share = jest.spyOn(dispatcher, 'share');
  await chat.join('lobby');
  const handlers = share.mock.calls.map(([, mappings]) => mappings);
  await chat.join('lobby');
  expect(handlers.length).toBeGreaterThan(0);
  handlers.forEach((mappings, i) => expect(share.mock.calls[handlers.length + i]?.[1]).toBe(mappings));
  expect(bind).not.toHaveBeenCalled();
});

it('listens to each socket’s end, and to its errors, once: for the gateway that is told', async () => {
  const chat = await startChat();
  const viewer = await chat.connect({ transports: ['websocket'] });
  await viewer.join('lobby');
  const { namespace } = chat.app.get<{ namespace: Namespace }>(Broadcaster);
  const [socket] = namespace.sockets.values();
  expect(socket?.listenerCount('disconnect')).toBe(1);
  expect(socket?.request.socket.listenerCount('error')).toBe(1);
  const watcher = await chat.join('lobby');
  viewer.socket.disconnect();
  await watcher.next('pulse', ({ viewers }) => viewers === 1);
});
