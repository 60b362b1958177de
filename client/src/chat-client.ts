import type { Limits, Notice, RenameReply, Welcome, You } from '../../src/contract/wire.js';
import { ChatRoom, type Ask } from './chat-room.js';
import { ask, chatSocket, type ChatSocket } from './chat-socket.js';
import { Connection, type ConnectionState } from './connection.js';
import { Credentials } from './credentials.js';
import { resolveOptions, type ChatClientOptions, type ResolvedOptions } from './options.js';
import { SnapshotStore } from './snapshot-store.js';

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
    if (connection.state === 'online') for (const room of this.#rooms.values()) room.connected();
    else if (wasOnline) for (const room of this.#rooms.values()) room.disconnected();
  }

  #welcomed({ you, guestToken, limits, version }: Welcome): void {
    this.#credentials.accepted(guestToken);
    this.#store.replace({ ...this.snapshot(), you, limits, version });
  }

  #heardNotice(notice: Notice): void {
    if (notice.code === 'restarting') this.#connection.comeBackIn(notice.retryAfterMs ?? 0);
    if (notice.code === 'identity_changed' && notice.you)
      this.#identified({ you: notice.you, guestToken: notice.guestToken });
    for (const listener of [...this.#noticed]) listener(notice);
  }

  #identified({ you, guestToken }: RenameReply): void {
    this.#credentials.accepted(guestToken);
    this.#store.replace({ ...this.snapshot(), you });
    for (const room of this.#rooms.values()) room.identified(you);
  }
}
