import type {
  FeedPacket,
  JoinRequest,
  Pulse,
  Requests,
  SendReply,
  SendRequest,
  You,
} from '../../src/contract/wire.js';
import { backoffMs } from './backoff.js';
import { ChatClientError } from './chat-client-error.js';
import { newClientMsgId } from './client-msg-id.js';
import { Outbox } from './outbox.js';
import { roomReducer, type RoomAction } from './room-reducer.js';
import { hasEarlier, newRoomSnapshot, type RoomSnapshot } from './room-snapshot.js';
import { SnapshotStore } from './snapshot-store.js';

export type Ask = <E extends keyof Requests>(
  event: E,
  request: Requests[E]['request'],
) => Promise<Requests[E]['reply']>;

/** A pulse may overtake the packet that it counts; past this the packet is lost. */
const PULSE_AHEAD_MS = 1_000;

/** One room, from joining it to leaving it; it stays the same over any number of connections. */
export class ChatRoom {
  readonly id: string;
  readonly #ask: Ask;
  readonly #keep: number;
  readonly #store: SnapshotStore<RoomSnapshot>;
  readonly #outbox: Outbox;
  readonly #forget: () => void;
  #join?: symbol;
  #joinAttempt = 0;
  #rejoinTimer?: ReturnType<typeof setTimeout>;
  #pulseTimer?: ReturnType<typeof setTimeout>;
  #loading?: Promise<void>;

  /** Made by `ChatClient.room`. */
  constructor(id: string, keep: number, ask: Ask, forget: () => void) {
    this.id = id;
    this.#keep = keep;
    this.#ask = ask;
    this.#forget = forget;
    this.#store = new SnapshotStore(newRoomSnapshot(keep));
    this.#outbox = new Outbox({
      open: () => this.snapshot().status === 'live',
      deliver: (request) => this.#ask('message:send', request),
    });
  }

  readonly snapshot = (): RoomSnapshot => this.#store.snapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Resolves once it is committed, however many connections that takes; rejects with the server's reason. */
  async send(text: string, { replyTo }: { replyTo?: string } = {}): Promise<SendReply> {
    if (this.snapshot().status === 'left') throw notJoined();
    const clientMsgId = newClientMsgId();
    const request: SendRequest = { room: this.id, text, clientMsgId, ...(replyTo && { replyTo }) };
    this.#dispatch({ type: 'pending', message: { clientMsgId, text, replyTo, at: Date.now() } });
    try {
      const reply = await this.#outbox.send(request);
      this.#dispatch({ type: 'acknowledged', clientMsgId, seq: reply.seq });
      return reply;
    } catch (error) {
      this.#dispatch({ type: 'withdrawn', clientMsgId });
      throw error;
    }
  }

  /** Older events than the ones in the snapshot, where there are any. */
  loadBefore(): Promise<void> {
    this.#loading ??= this.#loadBefore().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  /** Back to the usual length of the list, once nobody reads its far end any more. */
  trim(): void {
    this.#dispatch({ type: 'trim', keep: this.#keep });
  }

  leave(): void {
    if (this.snapshot().status === 'left') return;
    if (this.snapshot().status === 'live') this.#ask('room:leave', { room: this.id }).catch(() => {});
    this.#stop('left');
    this.#outbox.giveBackAll(notJoined());
    this.#forget();
  }

  /** @internal */
  connected(): void {
    this.#joinAttempt = 0;
    void this.#enter();
  }

  /** @internal */
  disconnected(): void {
    this.#stop('offline');
  }

  /** @internal */
  heard(action: { type: 'feed'; packet: FeedPacket } | { type: 'pulse'; pulse: Pulse }): void {
    this.#dispatch(action);
    if (action.type === 'pulse') this.#notice(action.pulse.seq);
    if (this.snapshot().status === 'behind') void this.#enter();
  }

  /** @internal */
  identified(you: You): void {
    this.#dispatch({ type: 'identity', you });
  }

  async #enter(): Promise<void> {
    const join = (this.#join = Symbol());
    clearTimeout(this.#rejoinTimer);
    const since = this.snapshot().position;
    const request: JoinRequest = { room: this.id, ...(since && { since }) };
    this.#dispatch({ type: 'joining' });
    try {
      const reply = await this.#ask('room:join', request);
      if (this.#join === join) this.#entered({ type: 'joined', reply });
    } catch (error) {
      if (this.#join === join) this.#turnedAway(ChatClientError.from(error));
    }
  }

  #entered(joined: RoomAction): void {
    this.#dispatch(joined);
    // Still with a hole: so that this cannot become a loop as fast as the network.
    if (this.snapshot().status === 'behind') return this.#enterIn(backoffMs(this.#joinAttempt++));
    this.#joinAttempt = 0;
    void this.#outbox.resume();
  }

  #turnedAway({ code, message, retry, retryAfterMs }: ChatClientError): void {
    const ms = retryAfterMs ?? backoffMs(this.#joinAttempt++);
    this.#dispatch({ type: 'refused', error: { code, message }, ...(retry && { retryAt: Date.now() + ms }) });
    if (retry) this.#enterIn(ms);
  }

  #enterIn(ms: number): void {
    this.#rejoinTimer = setTimeout(() => void this.#enter(), ms);
  }

  #notice(head: number): void {
    if (this.#pulseTimer !== undefined || !this.#isBehind(head)) return;
    this.#pulseTimer = setTimeout(() => {
      this.#pulseTimer = undefined;
      if (!this.#isBehind(head)) return;
      this.#dispatch({ type: 'behind' });
      void this.#enter();
    }, PULSE_AHEAD_MS);
  }

  #isBehind(head: number): boolean {
    const { status, position } = this.snapshot();
    return status === 'live' && position !== undefined && position.seq < head;
  }

  async #loadBefore(): Promise<void> {
    const { oldest, position } = this.snapshot();
    if (!hasEarlier(this.snapshot())) return;
    const { events } = await this.#ask('history:before', { room: this.id, before: oldest });
    if (this.snapshot().position?.epoch === position?.epoch) this.#dispatch({ type: 'history', events });
  }

  #stop(type: 'left' | 'offline'): void {
    this.#join = undefined;
    clearTimeout(this.#rejoinTimer);
    clearTimeout(this.#pulseTimer);
    this.#pulseTimer = undefined;
    this.#dispatch({ type });
  }

  #dispatch(action: RoomAction): void {
    this.#store.replace(roomReducer(this.snapshot(), action));
  }
}

function notJoined(): ChatClientError {
  return new ChatClientError({ code: 'not_joined', message: 'The room was left.' });
}
