import type { ChatErrorBody } from '../../src/contract/wire.js';
import { backoffMs } from './backoff.js';
import type { ChatClientError } from './chat-client-error.js';
import type { ChatSocket } from './chat-socket.js';
import type { Credentials } from './credentials.js';
import { refusalOf } from './refusal.js';

export type ConnectionState =
  | { state: 'connecting' }
  | { state: 'online' }
  /**
   * Will try again by itself at `retryAt`. `error`: the chat's own reason, where it gave one;
   * `announced`: the server went away on purpose and named the time.
   */
  | { state: 'waiting'; retryAt: number; error?: ChatErrorBody; announced?: boolean }
  /** Will not try again: the same would be refused again. */
  | { state: 'refused'; error: ChatErrorBody }
  | { state: 'closed' };

/** Online for this long, the next loss starts the backoff anew; a server that kicks at once does not. */
const STEADY_MS = 10_000;

/** Keeps one socket connected, and is the only one that decides when to connect it. */
export class Connection {
  readonly #socket: ChatSocket;
  readonly #credentials: Credentials;
  readonly #tell: (state: ConnectionState) => void;
  #attempt = 0;
  #onlineSince = 0;
  #comeBackAt?: number;
  #timer?: ReturnType<typeof setTimeout>;
  #closed = false;

  constructor(socket: ChatSocket, credentials: Credentials, tell: (state: ConnectionState) => void) {
    this.#socket = socket;
    this.#credentials = credentials;
    this.#tell = tell;
    socket.on('connect', () => this.#connected());
    socket.on('connect_error', (error) => this.#failed(refusalOf(error)));
    socket.on('disconnect', () => this.#lost());
  }

  start(): void {
    this.#closed = false;
    void this.#open();
  }

  /** Skips what is left of the wait: the network is back, or the viewer asks. */
  readonly retryNow = (): void => {
    if (this.#timer !== undefined) void this.#open();
  };

  /** The server is about to go away and says when it will be back. */
  comeBackIn(ms: number): void {
    this.#comeBackAt = Date.now() + ms;
  }

  /** As somebody else: with the credentials of now. */
  reconnect(): void {
    this.#comeBackAt = Date.now();
    this.#socket.disconnect();
  }

  close(): void {
    this.#closed = true;
    this.#stopWaiting();
    this.#socket.disconnect();
    this.#tell({ state: 'closed' });
  }

  async #open(): Promise<void> {
    this.#stopWaiting();
    this.#tell({ state: 'connecting' });
    try {
      this.#socket.auth = { ...(await this.#credentials.handshake()) };
      if (!this.#closed) this.#socket.connect();
    } catch {
      this.#failed(undefined);
    }
  }

  #connected(): void {
    this.#onlineSince = Date.now();
    this.#tell({ state: 'online' });
  }

  #lost(): void {
    if (this.#closed) return;
    if (Date.now() - this.#onlineSince > STEADY_MS) this.#attempt = 0;
    const announced = this.#comeBackAt;
    this.#comeBackAt = undefined;
    if (announced === undefined) this.#wait(this.#nextDelay());
    else this.#wait(Math.max(0, announced - Date.now()), { announced: true });
  }

  #failed(error: ChatClientError | undefined): void {
    if (this.#closed) return;
    if (error?.code === 'unauthorized' && this.#credentials.tryOthers()) return void this.#open();
    const body = error && { code: error.code, message: error.message };
    if (body && !error.retry) return this.#tell({ state: 'refused', error: body });
    this.#wait(error?.retryAfterMs ?? this.#nextDelay(), body && { error: body });
  }

  #wait(ms: number, why: { error?: ChatErrorBody; announced?: boolean } = {}): void {
    this.#tell({ state: 'waiting', retryAt: Date.now() + ms, ...why });
    this.#stopWaiting();
    this.#timer = setTimeout(() => void this.#open(), ms);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #nextDelay(): number {
    return backoffMs(this.#attempt++);
  }
}
