import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type {
  Ack,
  FeedEvent,
  FeedPacket,
  FeedPosition,
  Handshake,
  JoinReply,
  MessageEvent,
  Notice,
  Pulse,
  Requests,
  SendReply,
  Welcome,
} from '../contract/wire.js';
import { afterTest } from './after-test.js';
import { Refusal } from './refusal.js';
import { Waits, type Which } from './waits.js';

export type ClientOptions = Partial<ManagerOptions & SocketOptions> & {
  auth?: Handshake & Record<string, unknown>;
  /** @default '/chat' */
  namespace?: string;
};

interface Packets {
  welcome: Welcome;
  feed: FeedPacket;
  pulse: Pulse;
  notice: Notice;
}

type EventOf<T extends FeedEvent['type']> = Extract<FeedEvent, { type: T }>;

/** What can be waited for: the packets of the wire, and the events of the feed by their types. */
type Awaitable = Packets & { [T in FeedEvent['type']]: EventOf<T> };

const PACKETS = ['welcome', 'feed', 'pulse', 'notice'] as const;

/** A stock Socket.IO client that remembers what it received and can wait for what is to come. */
export class TestClient implements AsyncDisposable {
  readonly received: { [P in keyof Packets]: Packets[P][] } = {
    welcome: [],
    feed: [],
    pulse: [],
    notice: [],
  };
  /** Events by their types, of replies to joining as well. */
  private readonly shown = new Map<string, FeedEvent[]>();
  private readonly waits = new Waits();
  private sent = 0;

  private constructor(readonly socket: Socket) {
    for (const name of PACKETS) socket.on(name, (packet: unknown) => this.take(name, packet));
    afterTest(() => this.close());
  }

  /** @throws the `connect_error`, with the chat's reason in its `data` */
  static async connect(
    url: string,
    { namespace = '/chat', ...options }: ClientOptions = {},
  ): Promise<TestClient> {
    const socket = io(`${url}${namespace}`, {
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      ...options,
    });
    const client = new TestClient(socket);
    const refused = new Promise<never>((_resolve, reject) => socket.once('connect_error', reject));
    refused.catch(() => undefined);
    await Promise.race([client.next('welcome'), refused]);
    return client;
  }

  get welcome(): Welcome {
    return this.received.welcome.at(-1) as Welcome;
  }

  /** The events of all packets so far, in the order of arrival. */
  events(room?: string): FeedEvent[] {
    return this.received.feed
      .filter((packet) => room === undefined || packet.room === room)
      .flatMap((p) => p.events);
  }

  texts(room?: string): string[] {
    return this.events(room).flatMap((event) => (event.type === 'message' ? event.text : []));
  }

  /**
   * The first packet or event, received already or to come, that is as `which` has it:
   * `next('message', { text: 'hello' })`, `next('pulse', ({ viewers }) => viewers > 2)`.
   */
  next<A extends keyof Awaitable>(what: A, which?: Which<Awaitable[A]>): Promise<Awaitable[A]> {
    const packets = (this.received as Record<string, unknown[]>)[what];
    const came = (packets ?? this.shownOf(what)) as Awaitable[A][];
    return this.waits.first(what, came, which);
  }

  /** Resolves when a message with this text has arrived. */
  seen(text: string): Promise<MessageEvent> {
    return this.next('message', { text });
  }

  /** Resolves when the connection is closed, with Socket.IO's reason. */
  closed(): Promise<string> {
    return new Promise((resolve) => {
      if (this.socket.disconnected) resolve('already');
      else this.socket.once('disconnect', (reason) => resolve(reason));
    });
  }

  /** Sends any event with anything and returns the ack. */
  ask(event: string, ...payload: unknown[]): Promise<Ack<unknown>> {
    return this.socket.timeout(15_000).emitWithAck(event, ...payload) as Promise<Ack<unknown>>;
  }

  /** @throws Refusal where the ack is negative */
  async request<E extends keyof Requests>(
    event: E,
    request: Requests[E]['request'],
  ): Promise<Requests[E]['reply']> {
    const ack = await this.ask(event, request);
    if (!ack.ok) throw new Refusal(ack.error);
    return ack.data as Requests[E]['reply'];
  }

  async join(room: string, since?: FeedPosition): Promise<JoinReply> {
    const reply = await this.request('room:join', { room, ...(since && { since }) });
    this.show(reply.events);
    this.waits.look();
    return reply;
  }

  send(room: string, text: string, clientMsgId = `m${++this.sent}`): Promise<SendReply> {
    return this.request('message:send', { room, text, clientMsgId });
  }

  close(): void {
    this.waits.end();
    this.socket.disconnect();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.close());
  }

  private take(name: keyof Packets, packet: unknown): void {
    (this.received[name] as unknown[]).push(packet);
    if (name === 'feed') this.show((packet as FeedPacket).events);
    this.waits.look();
  }

  private show(events: FeedEvent[]): void {
    for (const event of events) this.shownOf(event.type).push(event);
  }

  private shownOf(type: string): FeedEvent[] {
    const known = this.shown.get(type) ?? [];
    this.shown.set(type, known);
    return known;
  }
}
