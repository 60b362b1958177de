import type {
  ChatErrorBody,
  FeedPacket,
  ModerationRequests,
  Pulse,
  Requests,
  SendReply,
  SendRequest,
  You,
} from '../../src/contract/wire.js';
import { Attendance } from './attendance.js';
import { ChatClientError } from './chat-client-error.js';
import { newClientMsgId } from './client-msg-id.js';
import { Outbox } from './outbox.js';
import { hasEarlier, type RoomSnapshot } from './room-snapshot.js';
import { RoomStore } from './room-store.js';

export type Ask = <E extends keyof Requests>(
  event: E,
  request: Requests[E]['request'],
) => Promise<Requests[E]['reply']>;

/** What a moderator asks for in a room, whose id goes with it by itself. */
export type RoomRequest<E extends keyof ModerationRequests> = Omit<ModerationRequests[E]['request'], 'room'>;

/** One room, from joining it to leaving it; it stays the same over any number of connections. */
export class ChatRoom {
  readonly id: string;
  readonly #ask: Ask;
  readonly #keep: number;
  readonly #store: RoomStore;
  readonly #outbox: Outbox;
  readonly #attendance: Attendance;
  readonly #forget: () => void;
  #loading?: Promise<void>;

  /** Made by `ChatClient.room`. */
  constructor(id: string, keep: number, ask: Ask, forget: () => void) {
    this.id = id;
    this.#keep = keep;
    this.#ask = ask;
    this.#forget = forget;
    this.#store = new RoomStore(keep);
    this.#outbox = new Outbox({
      open: () => this.snapshot().status === 'live',
      deliver: (request) => ask('message:send', request),
    });
    this.#attendance = new Attendance(id, this.#store, {
      join: (request) => ask('room:join', request),
      live: () => void this.#outbox.resume(),
    });
  }

  readonly snapshot = (): RoomSnapshot => this.#store.snapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Resolves once it is committed, however many connections that takes; rejects with the server's reason. */
  async send(text: string, { replyTo }: { replyTo?: string } = {}): Promise<SendReply> {
    if (this.snapshot().status === 'left') throw notJoined();
    const clientMsgId = newClientMsgId();
    const request: SendRequest = { room: this.id, text, clientMsgId, ...(replyTo && { replyTo }) };
    this.#store.dispatch({ type: 'pending', message: { clientMsgId, text, replyTo, at: Date.now() } });
    try {
      const reply = await this.#outbox.send(request);
      this.#store.dispatch({ type: 'acknowledged', clientMsgId, seq: reply.seq });
      return reply;
    } catch (error) {
      this.#store.dispatch({ type: 'withdrawn', clientMsgId });
      throw error;
    }
  }

  /** Asks for what moderators may: `room.ask('user:timeout', { user, seconds: 60 })`. Rejects with the reason. */
  ask<E extends keyof ModerationRequests>(
    event: E,
    request: RoomRequest<E>,
  ): Promise<ModerationRequests[E]['reply']> {
    return this.#ask(event, { ...request, room: this.id });
  }

  /** Older events than the ones in the snapshot, where there are any. */
  loadBefore(): Promise<void> {
    this.#loading ??= this.#loadBefore().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Back to the usual length of the list, once nobody reads its far end any more. */
  trim(): void {
    this.#store.dispatch({ type: 'trim', keep: this.#keep });
  }

  /** Asks once more to be let in, where the server did not. */
  readonly retryNow = (): void => {
    if (this.snapshot().status === 'refused') this.#attendance.begin();
  };

  leave(): void {
    if (this.snapshot().status === 'left') return;
    this.#ask('room:leave', { room: this.id }).catch(() => {});
    this.#attendance.end('left');
    this.#outbox.giveBackAll(notJoined());
    this.#forget();
  }

  /** @internal */
  connected(): void {
    this.#attendance.begin();
  }

  /** @internal */
  disconnected(): void {
    this.#attendance.end('offline');
  }

  /** @internal */
  heardFeed(packet: FeedPacket): void {
    this.#attendance.heardFeed(packet);
  }

  /** @internal */
  heardPulse(pulse: Pulse): void {
    this.#attendance.heardPulse(pulse);
  }

  /** @internal */
  putOut(error: ChatErrorBody): void {
    this.#attendance.putOut(error);
    this.#outbox.giveBackAll(new ChatClientError(error));
  }

  /** @internal */
  identified(you: You): void {
    this.#store.dispatch({ type: 'identity', you });
  }

  /** @internal */
  reauthorized(you: You): void {
    this.#store.dispatch({ type: 'rights', you });
  }

  async #loadBefore(): Promise<void> {
    const { oldest, position } = this.snapshot();
    if (!hasEarlier(this.snapshot())) return;
    const { events } = await this.#ask('history:before', { room: this.id, before: oldest });
    if (this.snapshot().position?.epoch !== position?.epoch) return;
    this.#store.dispatch({ type: 'history', events, asked: position?.seq ?? 0 });
  }
}

function notJoined(): ChatClientError {
  return new ChatClientError({ code: 'not_joined', message: 'The room was left.' });
}
