import 'reflect-metadata';
import {
  Catch,
  Injectable,
  Module,
  ValidationPipe,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type INestApplication,
  type NestInterceptor,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { map, type Observable } from 'rxjs';
import { io } from 'socket.io-client';
import { ChatModule, MessagesService, type ChatModuleOptions } from '../../src/index.js';
import { StreamsModule } from '../host-app/streams.module.js';
import { afterTest } from '../../src/testing/after-test.js';
import { signToken, TEST_SECRET } from '../../src/testing/sign-token.js';
import { startApp } from '../../src/testing/start-app.js';

const OPTIONS: ChatModuleOptions = {
  database: 'sqlite::memory:',
  auth: { secret: TEST_SECRET },
  sendLimit: 0,
  connectLimit: 0,
  handshakeLimit: 0,
};

/** A gateway of the host's on the same server as the chat. */
@WebSocketGateway({ namespace: '/player' })
class PlayerGateway {
  @SubscribeMessage('seek')
  seek(@MessageBody() to: number) {
    return { at: to };
  }

  @SubscribeMessage('room:join')
  ownJoin() {
    return 'the host’s own';
  }

  @SubscribeMessage('shout')
  shout(@MessageBody() text: string) {
    return { event: 'echo', data: text.toUpperCase() };
  }
}

/** One with a path of its own, which the chat's limits leave alone. */
@WebSocketGateway({ path: '/upload' })
class UploadGateway {
  @SubscribeMessage('chunk')
  chunk(@MessageBody() text: string) {
    return text.length;
  }
}

@Catch()
class HostFilter implements ExceptionFilter {
  static caught: unknown[] = [];
  catch(exception: unknown, _host: ArgumentsHost): void {
    HostFilter.caught.push(exception);
  }
}

@Injectable()
class NobodyLeaves implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    return context.switchToWs().getPattern() !== 'room:leave';
  }
}

/** The envelope in which many apps put all that their handlers return. */
@Injectable()
class Wrap implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ success: true, data })));
  }
}

function startHost(app: INestApplication) {
  app.useLogger(['fatal']);
  return startApp(app);
}

const hostOf = (...imports: unknown[]) =>
  Test.createTestingModule({
    imports: imports as never,
    providers: [PlayerGateway, UploadGateway],
  }).compile();

describe('inside a host app', () => {
  it('the chat runs beside its modules, and its modules run the rooms', async () => {
    const module = await hostOf(ChatModule.forRoot({ ...OPTIONS, roomCreation: 'api' }), StreamsModule);
    const host = await startHost(module.createNestApplication());
    const viewer = await host.connect({
      auth: { token: await signToken({ sub: 'user-7', name: '김시청' }) },
    });
    await expect(viewer.join('stream-1')).rejects.toMatchObject({ code: 'room_not_found' });

    const post = (path: string, body = {}) =>
      fetch(`${host.url}/streams/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post('stream-1/live', { title: '첫 방송' })).status).toBe(201);
    const { room, events } = await viewer.join('stream-1');
    expect(room).toMatchObject({ title: '첫 방송', open: true });
    expect(events.at(-1)).toMatchObject({ type: 'announcement', text: '첫 방송: 방송을 시작합니다!' });
    await viewer.send('stream-1', '안녕하세요');
    expect(await viewer.seen('안녕하세요')).toMatchObject({ user: { id: 'user-7', nickname: '김시청' } });
    await post('stream-1/end');
    await expect(viewer.send('stream-1', '늦었다')).rejects.toMatchObject({ code: 'room_closed' });
  });

  it('is configured by what other modules know, with forRootAsync', async () => {
    const SETTINGS = Symbol('settings');
    @Module({ providers: [{ provide: SETTINGS, useValue: { secret: TEST_SECRET } }], exports: [SETTINGS] })
    class SettingsModule {}
    const module = await hostOf(
      ChatModule.forRootAsync({
        imports: [SettingsModule],
        inject: [SETTINGS],
        useFactory: async ({ secret }: { secret: string }) => ({ ...OPTIONS, auth: { secret } }),
      }),
    );
    const host = await startHost(module.createNestApplication());
    await (await host.join('lobby')).send('lobby', 'hello');
  });

  it('leaves the host’s own gateways as they were', async () => {
    const module = await hostOf(ChatModule.forRoot(OPTIONS));
    const host = await startHost(module.createNestApplication());
    const open = (address: string, options = {}) => {
      const socket = io(address, { forceNew: true, transports: ['websocket'], ...options });
      afterTest(() => socket.disconnect());
      return socket;
    };
    const player = open(`${host.url}/player`);
    expect(await player.emitWithAck('seek', 42)).toEqual({ at: 42 });
    expect(await player.emitWithAck('room:join', {})).toBe('the host’s own');
    const echo = new Promise((resolve) => player.once('echo', resolve));
    player.emit('shout', 'hello');
    expect(await echo).toBe('HELLO');
    const upload = open(host.url, { path: '/upload' });
    expect(await upload.emitWithAck('chunk', 'x'.repeat(200_000))).toBe(200_000);
    const viewer = await host.join('lobby');
    await viewer.send('lobby', 'and the chat goes on');
  });

  it('keeps its answers, whatever global pipes, filters and interceptors the host has', async () => {
    const module = await hostOf(ChatModule.forRoot(OPTIONS));
    const app = module.createNestApplication();
    app.useGlobalPipes(new ValidationPipe({ forbidNonWhitelisted: true, whitelist: true, transform: true }));
    app.useGlobalFilters(new HostFilter());
    app.useGlobalInterceptors(new Wrap());
    app.setGlobalPrefix('api');
    const host = await startHost(app);
    const viewer = await host.join('lobby', { auth: { nickname: 'Otter' } });
    await viewer.send('lobby', 'hello');
    await viewer.seen('hello');
    expect(await viewer.ask('message:send', { room: 'lobby' })).toMatchObject({
      ok: false,
      error: { code: 'bad_request' },
    });
    expect(HostFilter.caught).toEqual([]);
  });

  it('asks the host’s global guards too, as every gateway does, and acks what they refuse', async () => {
    const module = await hostOf(ChatModule.forRoot(OPTIONS));
    const app = module.createNestApplication();
    app.useGlobalGuards(new NobodyLeaves());
    const host = await startHost(app);
    const viewer = await host.join('lobby');
    await expect(viewer.request('room:leave', { room: 'lobby' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await viewer.send('lobby', 'then I stay');
  });

  it('shares a connection with the host’s own namespaces: what goes straight to the socket and what does not stay whole', async () => {
    const module = await hostOf(ChatModule.forRoot(OPTIONS));
    const host = await startHost(module.createNestApplication());
    const viewer = await host.join('lobby');
    const player = viewer.socket.io.socket('/player');
    afterTest(() => player.disconnect());
    const echoes: string[] = [];
    player.on('echo', (text: string) => echoes.push(text));
    await new Promise<void>((resolve) => player.once('connect', resolve));
    const words = Array.from({ length: 300 }, (_, i) => `word ${i}`);
    const messages = module.get(MessagesService);
    const said = words.map(async (word) => {
      player.emit('shout', word);
      await messages.announce('lobby', word);
    });
    await Promise.all(said);
    await viewer.next('feed', ({ seq }) => seq === words.length);
    while (echoes.length < words.length) await new Promise((resolve) => player.once('echo', resolve));
    expect(echoes).toEqual(words.map((word) => word.toUpperCase()));
    expect(viewer.events().map(({ seq }) => seq)).toEqual(words.map((_, i) => i + 1));
  });

  it('takes the path and the namespace that the host gives it', async () => {
    const module = await hostOf(
      ChatModule.forRoot({ ...OPTIONS, path: '/live/socket.io', namespace: '/side' }),
    );
    const host = await startHost(module.createNestApplication());
    const { socket } = await host.join('lobby');
    expect(socket.io.opts.path).toBe('/live/socket.io');
    expect((socket as unknown as { nsp: string }).nsp).toBe('/side');
  });

  it('says what is missing where the adapter is not used', async () => {
    const module = await hostOf(ChatModule.forRoot(OPTIONS));
    const app = module.createNestApplication();
    app.useLogger(['fatal']);
    app.useWebSocketAdapter(new IoAdapter(app));
    afterTest(() => app.close());
    await expect(app.listen(0, '127.0.0.1')).rejects.toThrow('app.useWebSocketAdapter(new ChatAdapter(app))');
  });

  it('names the option that is wrong, and never its value', async () => {
    const secret = 'hunter2';
    const starting = hostOf(ChatModule.forRoot({ ...OPTIONS, auth: { secret } }));
    await expect(starting).rejects.toThrow('auth.secret');
    await expect(starting).rejects.not.toThrow(secret);
    await expect(hostOf(ChatModule.forRoot({ ...OPTIONS, roomCapcity: 5 } as never))).rejects.toThrow(
      'roomCapcity',
    );
  });
});
