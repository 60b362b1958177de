import type { Limits, Notice, RenameReply, Welcome, You } from '../../src/contract/wire.js';
import { ChatClientError } from './chat-client-error.js';
import { ChatRoom, type Ask } from './chat-room.js';
import { ask, chatSocket, type ChatSocket } from './chat-socket.js';
import { Connection, type ConnectionState } from './connection.js';
import { Credentials } from './credentials.js';
import { resolveOptions, type ChatClientOptions, type ResolvedOptions } from './options.js';
import { SnapshotStore } from './snapshot-store.js';
import { TokenRenewal } from './token-renewal.js';

export interface ClientSnapshot {
  connection: ConnectionState;
  /** From the first welcome on. */
  you?: You;
  limits?: Limits;
  /** The server's. */
  version?: string;
}

/** One connection to a chat server, and the rooms that are joined over it. Connects at once, or with `open`. */
export class ChatClient {
  readonly #options: ResolvedOptions;
  readonly #socket: ChatSocket;
  readonly #credentials: Credentials;
  readonly #connection: Connection;
  readonly #renewal = new TokenRenewal(() => this.#renewToken());
  readonly #rooms = new Map<string, ChatRoom>();
  readonly #noticed = new Set<(notice: Notice) => void>();
  readonly #store = new SnapshotStore<ClientSnapshot>({ connection: { state: 'connecting' } });
  #stopListening?: () => void;

  constructor(options: ChatClientOptions = {}) {
    this.#options = resolveOptions(options);
    this.#credentials = new Credentials(this.#options);
    this.#socket = chatSocket(this.#options);
    this.#connection = new Connection(this.#socket, this.#credentials, (state) => this.#connectionIs(state));
    this.#listen();
    if (this.#options.connect) this.open();
  }

  readonly snapshot = (): ClientSnapshot => this.#store.snapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Joined as soon as there is a connection, and again after each loss of it. The same handle until it is left. */
  room(id: string): ChatRoom {
    const known = this.#rooms.get(id);
    if (known) return known;
    const room = new ChatRoom(id, this.#options.keep, this.#ask, () => this.#rooms.delete(id));
    this.#rooms.set(id, room);
    if (this.#socket.connected) room.connected();
    return room;
  }

  /** Rejects with `nickname_taken`, `nickname_invalid` … */
  async rename(nickname: string): Promise<You> {
    const reply = await this.#ask('nickname:change', { nickname });
    this.#identified(reply);
    return reply.you;
  }

  /** What the server says to this connection alone, in a room or in general. */
  onNotice(listener: (notice: Notice) => void): () => void {
    this.#noticed.add(listener);
    return () => this.#noticed.delete(listener);
  }

  /** Skips what is left of the wait before the next attempt to connect. */
  readonly retryNow = (): void => this.#connection.retryNow();

  /** Connects: at first where `connect` was false, and again after `close`. */
  open(): void {
    if (this.#stopListening) return;
    this.#stopListening = this.#listenToBrowser();
    this.#connection.start();
  }

  close(): void {
    this.#renewal.end();
    for (const room of [...this.#rooms.values()]) room.leave();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#connection.close();
  }

  readonly #ask: Ask = (event, request) => ask(this.#socket, event, request, this.#options.answerTimeoutMs);

  #listen(): void {
    this.#socket.on('welcome', (welcome) => this.#welcomed(welcome));
    this.#socket.on('feed', (packet) => this.#rooms.get(packet.room)?.heardFeed(packet));
    this.#socket.on('pulse', (pulse) => this.#rooms.get(pulse.room)?.heardPulse(pulse));
    this.#socket.on('notice', (notice) => this.#heardNotice(notice));
  }

  #listenToBrowser(): () => void {
    const stop = this.#credentials.guest.onKeptElsewhere(() => this.#adopt());
    globalThis.addEventListener?.('online', this.retryNow);
    return () => {
      stop();
      globalThis.removeEventListener?.('online', this.retryNow);
    };
  }

  /** A viewer who became somebody in one tab is that somebody in all of them. */
  #adopt(): void {
    if (this.#options.token === undefined && this.snapshot().you?.kind === 'lurker')
      this.#connection.reconnect();
  }

  #connectionIs(connection: ConnectionState): void {
    const wasOnline = this.snapshot().connection.state === 'online';
    this.#store.replace({ ...this.snapshot(), connection });
    if (connection.state !== 'online') this.#renewal.end();
    if (connection.state === 'online') for (const room of this.#rooms.values()) room.connected();
    else if (wasOnline) for (const room of this.#rooms.values()) room.disconnected();
  }

  #welcomed({ you, guestToken, limits, version }: Welcome): void {
    this.#credentials.accepted(guestToken);
    if (this.#credentials.shown !== undefined) this.#renewal.begin(this.#credentials.shown);
    this.#store.replace({ ...this.snapshot(), you, limits, version });
  }

  #heardNotice(notice: Notice): void {
    const { code, message, retryAfterMs = 0 } = notice;
    if (code === 'restarting') this.#connection.comeBackIn(retryAfterMs, { announced: true });
    if (code === 'unauthorized') this.#connection.comeBackIn(retryAfterMs, { error: { code, message } });
    if (notice.room !== undefined) this.#heardInRoom(notice, notice.room);
    else if (notice.code === 'identity_changed' && notice.you)
      this.#identified({ you: notice.you, guestToken: notice.guestToken });
    for (const listener of [...this.#noticed]) listener(notice);
  }

  #heardInRoom({ code, message, you }: Notice, id: string): void {
    const room = this.#rooms.get(id);
    if (code === 'identity_changed' && you) room?.reauthorized(you);
    if (code === 'banned') room?.putOut({ code, message });
    if (code === 'unbanned') room?.retryNow();
  }

  /** @returns the token that the connection stands by from now on */
  async #renewToken(): Promise<string> {
    const token = await this.#credentials.next();
    try {
      const { you, rooms } = await this.#ask('token:refresh', { token });
      this.#store.replace({ ...this.snapshot(), you });
      for (const [id, inRoom] of Object.entries(rooms)) this.#rooms.get(id)?.reauthorized(inRoom);
    } catch (error) {
      // Whoever is logged in on the page now is somebody else.
      if (ChatClientError.from(error).code === 'forbidden') this.#connection.reconnect();
      throw error;
    }
    return token;
  }

  #identified({ you, guestToken }: RenameReply): void {
    this.#credentials.accepted(guestToken);
    this.#store.replace({ ...this.snapshot(), you });
    for (const room of this.#rooms.values()) room.identified(you);
  }
}
