import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import { Server, type Socket } from 'socket.io';
import type {
  Ack,
  ChatErrorBody,
  FeedPacket,
  Handshake,
  Notice,
  Pulse,
  Requests,
  Welcome,
} from '../../../src/contract/wire.js';
import { ChatClient } from '../chat-client.js';
import type { ChatClientOptions } from '../options.js';
import { joinReply, lurker } from './samples.js';

type Answer<E extends keyof Requests> = (
  request: Requests[E]['request'],
) => Ack<Requests[E]['reply']> | 'silence';
type Answers = { [E in keyof Requests]?: Answer<E> };
type Asked = { [E in keyof Requests]: { event: E; request: Requests[E]['request'] } }[keyof Requests];

const ok = <T>(data: T): Ack<T> => ({ ok: true, data });

/** A server that says what a test wants it to say, also what a good one never would. */
export class ScriptedServer {
  readonly asked: Asked[] = [];
  readonly handshakes: Handshake[] = [];
  welcome: Partial<Welcome> = {};
  /** Turns a connection down. */
  door: (handshake: Handshake) => ChatErrorBody | undefined = () => undefined;
  /** Turns it down before it is one, as a node does that has too much to do; text is what a proxy says. */
  gate: () => ChatErrorBody | string | undefined = () => undefined;
  readonly answers: Answers = {
    'room:join': () => ok(joinReply()),
    'room:leave': () => ok({}),
    'message:send': () => ok({ id: 'm1', seq: 1, at: 1 }),
    'nickname:change': ({ nickname }) => ok({ you: { ...lurker, kind: 'guest', nickname } }),
    'token:refresh': () => ok({ you: lurker, rooms: {} }),
    'history:before': () => ok({ events: [] }),
  };
  readonly #http = createServer();
  readonly #io = new Server(this.#http);
  #watchers: (() => void)[] = [];

  async listen(): Promise<this> {
    this.#io.engine.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
      const refusal = this.gate();
      if (refusal === undefined) next();
      else response.writeHead(503).end(typeof refusal === 'string' ? refusal : JSON.stringify(refusal));
    });
    const chat = this.#io.of('/chat');
    chat.use((socket, next) => {
      const handshake = socket.handshake.auth as Handshake;
      this.handshakes.push(handshake);
      const refusal = this.door(handshake);
      next(refusal && Object.assign(new Error(refusal.message), { data: refusal }));
    });
    chat.on('connection', (socket) => this.#serve(socket));
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** The requests of one kind, once there are so many of them. */
  async requests<E extends keyof Requests>(event: E, count: number): Promise<Requests[E]['request'][]> {
    const found = () => this.asked.filter((one) => one.event === event).map(({ request }) => request);
    await this.#until(() => found().length >= count);
    return found();
  }

  push(packet: Partial<FeedPacket>): void {
    this.#emit('feed', { room: 'lobby', epoch: 'e1', events: [], ...packet });
  }

  pulse(pulse: Partial<Pulse>): void {
    this.#emit('pulse', { room: 'lobby', viewers: 1, ...pulse });
  }

  notice(notice: Partial<Notice>): void {
    this.#emit('notice', { message: '', ...notice });
  }

  kickAll(): void {
    this.#io.of('/chat').disconnectSockets(true);
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  #serve(socket: Socket): void {
    const limits = { text: 500, textBytes: 2048, nickname: { min: 2, max: 30 }, rooms: 20, history: 100 };
    socket.emit('welcome', { you: lurker, limits, version: '0', ...this.welcome });
    socket.onAny(
      <E extends keyof Requests>(
        event: E,
        request: Requests[E]['request'],
        ack: (reply: unknown) => void,
      ) => {
        const answer = this.answers[event]?.(request) ?? 'silence';
        this.asked.push({ event, request } as Asked);
        if (answer !== 'silence') ack(answer);
        for (const look of this.#watchers) look();
      },
    );
  }

  #emit(event: string, payload: object): void {
    this.#io.of('/chat').emit(event, payload);
  }

  #until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (holds()) resolve();
      };
      this.#watchers.push(look);
      look();
    });
  }
}

const toClose: { close(): unknown }[] = [];

afterEach(async () => {
  while (toClose.length > 0) await toClose.pop()?.close();
});

export async function scriptedServer(): Promise<ScriptedServer> {
  const server = await new ScriptedServer().listen();
  toClose.push(server);
  return server;
}

export function clientOf(server: ScriptedServer, options: ChatClientOptions = {}): ChatClient {
  const client = new ChatClient({ url: server.url, ...options });
  toClose.push(client);
  return client;
}

interface Watched<T> {
  snapshot(): T;
  subscribe(listener: () => void): () => void;
}

/** The first snapshot, now or later, of which something holds. */
export function until<T>(watched: Watched<T>, holds: (snapshot: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(watched.snapshot())) return;
      stop();
      resolve(watched.snapshot());
    };
    const stop = watched.subscribe(look);
    look();
  });
}
