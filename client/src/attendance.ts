import type { ChatErrorBody, FeedPacket, JoinReply, JoinRequest, Pulse } from '../../src/contract/wire.js';
import { backoffMs } from './backoff.js';
import { ChatClientError } from './chat-client-error.js';
import type { RoomStore } from './room-store.js';

export interface Door {
  join(request: JoinRequest): Promise<JoinReply>;
  /** We are in, and miss nothing. */
  live(): void;
}

/** A pulse may overtake the packet that it counts; past this the packet is lost. */
const PULSE_AHEAD_MS = 1_000;

/** Keeps us in a room and without a hole: joins it, and joins it again with what we have. */
export class Attendance {
  readonly #room: string;
  readonly #store: RoomStore;
  readonly #door: Door;
  /** The join that counts; the reply to an earlier one is void. */
  #join?: symbol;
  #attempt = 0;
  #rejoinTimer?: ReturnType<typeof setTimeout>;
  #pulseTimer?: ReturnType<typeof setTimeout>;

  constructor(room: string, store: RoomStore, door: Door) {
    this.#room = room;
    this.#store = store;
    this.#door = door;
  }

  begin(): void {
    this.#attempt = 0;
    void this.#enter();
  }

  end(how: 'left' | 'offline'): void {
    this.#join = undefined;
    clearTimeout(this.#rejoinTimer);
    clearTimeout(this.#pulseTimer);
    this.#pulseTimer = undefined;
    this.#store.dispatch({ type: how });
  }

  /** By a moderator: not worth another try until somebody asks for it. */
  putOut(error: ChatErrorBody): void {
    this.end('offline');
    this.#store.dispatch({ type: 'refused', error });
  }

  heardFeed(packet: FeedPacket): void {
    const wasLive = this.#store.snapshot().status === 'live';
    this.#store.dispatch({ type: 'feed', packet });
    if (wasLive && this.#store.snapshot().status === 'behind') void this.#enter();
  }

  heardPulse(pulse: Pulse): void {
    this.#store.dispatch({ type: 'pulse', pulse });
    if (this.#pulseTimer !== undefined || !this.#isBehind(pulse.seq)) return;
    this.#pulseTimer = setTimeout(() => {
      this.#pulseTimer = undefined;
      if (!this.#isBehind(pulse.seq)) return;
      this.#store.dispatch({ type: 'behind' });
      void this.#enter();
    }, PULSE_AHEAD_MS);
  }

  #isBehind(head: number): boolean {
    const { status, position } = this.#store.snapshot();
    return status === 'live' && position !== undefined && position.seq < head;
  }

  async #enter(): Promise<void> {
    const join = (this.#join = Symbol());
    clearTimeout(this.#rejoinTimer);
    const since = this.#store.snapshot().position;
    this.#store.dispatch({ type: 'joining' });
    try {
      const reply = await this.#door.join({ room: this.#room, ...(since && { since }) });
      if (this.#join === join) this.#entered(reply);
    } catch (error) {
      if (this.#join === join) this.#turnedAway(ChatClientError.from(error));
    }
  }

  #entered(reply: JoinReply): void {
    this.#store.dispatch({ type: 'joined', reply });
    // Still with a hole: wait, so that this cannot become a loop as fast as the network.
    if (this.#store.snapshot().status === 'behind') return this.#enterIn(backoffMs(this.#attempt++));
    this.#attempt = 0;
    this.#door.live();
  }

  #turnedAway({ code, message, retry, retryAfterMs }: ChatClientError): void {
    const ms = retryAfterMs ?? backoffMs(this.#attempt++);
    const retryAt = retry ? Date.now() + ms : undefined;
    this.#store.dispatch({ type: 'refused', error: { code, message }, retryAt });
    if (retry) this.#enterIn(ms);
  }

  #enterIn(ms: number): void {
    this.#rejoinTimer = setTimeout(() => void this.#enter(), ms);
  }
}
