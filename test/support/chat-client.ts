import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type {
  Ack,
  ChatErrorBody,
  FeedEvent,
  FeedPacket,
  FeedPosition,
  Handshake,
  JoinReply,
  Notice,
  Pulse,
  Requests,
  SendReply,
  Welcome,
} from '../../src/contract/wire.js';
import { afterTest } from './after-test.js';

export type ClientOptions = Partial<ManagerOptions & SocketOptions> & {
  auth?: Handshake & Record<string, unknown>;
};

interface Received {
  welcome: Welcome;
  feed: FeedPacket;
  pulse: Pulse;
  notice: Notice;
}

type Awaited_<E extends keyof Received> = (packet: Received[E]) => boolean;

/** A stock Socket.IO client that remembers what it received and can wait for what is to come. */
export class ChatClient {
  readonly received: { [E in keyof Received]: Received[E][] } = {
    welcome: [],
    feed: [],
    pulse: [],
    notice: [],
  };
  private waiting: { event: keyof Received; look: () => void }[] = [];
  private sent = 0;

  constructor(readonly socket: Socket) {
    for (const event of ['welcome', 'feed', 'pulse', 'notice'] as const)
      socket.on(event, (packet: unknown) => {
        (this.received[event] as unknown[]).push(packet);
        for (const { event: wanted, look } of [...this.waiting]) if (wanted === event) look();
      });
  }

  /** @throws the `connect_error`, with the chat's reason in its `data` */
  static async connect(url: string, options: ClientOptions = {}): Promise<ChatClient> {
    const socket = io(`${url}/chat`, {
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      ...options,
    });
    afterTest(() => socket.disconnect());
    const client = new ChatClient(socket);
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

  /** The first packet, received already or to come, for which `which` holds. */
  next<E extends keyof Received>(event: E, which: Awaited_<E> = () => true): Promise<Received[E]> {
    return new Promise((resolve) => {
      const entry = { event, look: () => undefined as void };
      entry.look = () => {
        const found = (this.received[event] as Received[E][]).find(which);
        if (found === undefined) return;
        this.waiting = this.waiting.filter((one) => one !== entry);
        resolve(found);
      };
      this.waiting.push(entry);
      entry.look();
    });
  }

  /** Resolves when a message with this text has arrived. */
  async seen(text: string): Promise<FeedEvent> {
    const has = (event: FeedEvent) => event.type === 'message' && event.text === text;
    const packet = await this.next('feed', ({ events }) => events.some(has));
    return packet.events.find(has) as FeedEvent;
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

  join(room: string, since?: FeedPosition): Promise<JoinReply> {
    return this.request('room:join', { room, ...(since && { since }) });
  }

  send(room: string, text: string, clientMsgId = `m${++this.sent}`): Promise<SendReply> {
    return this.request('message:send', { room, text, clientMsgId });
  }
}

/** A negative ack. */
export class Refusal extends Error {
  readonly code: ChatErrorBody['code'];
  readonly retryAfterMs: number | undefined;

  constructor(error: ChatErrorBody) {
    super(error.message);
    this.code = error.code;
    this.retryAfterMs = error.retryAfterMs;
  }
}
