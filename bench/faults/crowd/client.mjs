import { io } from 'socket.io-client';
import { sleep } from '../../shared/clock.mjs';
import { backoff } from './backoff.mjs';
import { View } from './view.mjs';

/** @typedef {import('socket.io-client').Socket} Socket */
/** @typedef {import('../../../src/contract/wire.js').Ack<unknown>} Ack */
/** @typedef {import('../../../src/contract/wire.js').JoinReply} JoinReply */
/** @typedef {import('../../../src/contract/wire.js').FeedPacket} FeedPacket */

/**
 * Where a client belongs and who it is.
 * @typedef {object} Seat
 * @property {string} name
 * @property {string} room
 * @property {string[]} urls of the nodes, as this client reaches them
 * @property {number} home the node that it is sent to while all are there
 * @property {{ token?: string, nickname?: string }} auth
 * @property {'websocket' | 'polling'} transport
 * @property {boolean} readsBack whether it reads all of what the server did not bring it
 */

/** The server promises an ack within 10 s; after that a connection is held for lost. */
const ANSWER_WITHIN_MS = 11_000;
/** For as long a node may take to accept a connection before another one is tried. */
const CONNECT_WITHIN_MS = 5_000;
/** Up to so many missed events a client is to get exactly those. */
const RECOVERY = 300;
/** What `history:before` gives at a time. */
const PAGE = 100;
/** A pulse that is ahead for so long means that something was lost on the way. */
const BEHIND_FOR_MS = 1_000;

/**
 * A viewer that stays in its room whatever happens: by another node where its own is gone, as one behind a load
 * balancer. A stock Socket.IO client that follows docs/protocol.md.
 */
export class Client {
  view = new View();
  userId = '';
  /** @type {Socket | undefined} */
  socket;
  /** The one that is in the room. @type {Socket | undefined} */
  seated;
  /** @type {((socket: Socket) => void)[]} */
  waiting = [];
  /** The one that a join is under way on, and the packets that came meanwhile. @type {Socket | undefined} */
  joining;
  /** @type {FeedPacket[]} */
  held = [];
  attempts = 0;
  ended = false;
  stopped = false;
  counts = {
    lost: 0,
    cameBack: 0,
    exact: 0,
    anew: 0,
    needlesslyAnew: 0,
    holes: 0,
    silentLosses: 0,
    unanswered: 0,
  };
  packetAt = 0;
  longestPause = 0;

  /** @param {Seat} seat */
  constructor(seat) {
    this.seat = seat;
    this.auth = seat.auth;
    this.node = seat.home;
  }

  connect() {
    if (this.ended) return;
    const socket = io(`${this.seat.urls[this.node]}/chat`, {
      forceNew: true,
      reconnection: false,
      transports: [this.seat.transport],
      timeout: CONNECT_WITHIN_MS,
      auth: this.auth,
    });
    this.socket = socket;
    /** @type {number | undefined} */
    let comeBackAfterMs;
    socket.once('welcome', ({ you, guestToken }) => {
      this.userId = you.id;
      if (guestToken !== undefined) this.auth = { token: guestToken };
      void this.join(socket);
    });
    socket.on('feed', (packet) => this.hear(socket, packet));
    socket.on('pulse', ({ seq }) => this.compare(socket, seq));
    socket.on('notice', ({ retryAfterMs }) => (comeBackAfterMs = retryAfterMs));
    socket.once('connect_error', (error) => this.lose(socket, reasonOf(error)?.retryAfterMs));
    socket.once('disconnect', () => this.lose(socket, comeBackAfterMs));
  }

  /** Goes back to its own node, where it is elsewhere. */
  goHome() {
    if (this.node !== this.seat.home) this.moveTo(this.seat.home);
  }

  /** @param {number} node */
  moveTo(node) {
    if (this.socket) this.lose(this.socket, 0);
    this.node = node;
  }

  /** Reads nothing more, as a page does that is asleep; not for connections by polling. */
  stopReading() {
    this.stopped = true;
    this.tcp?.pause();
  }

  readOn() {
    this.tcp?.resume();
  }

  /** @returns {import('node:net').Socket | undefined} */
  get tcp() {
    const transport = /** @type {{ ws?: { _socket?: import('node:net').Socket } } | undefined} */ (
      /** @type {unknown} */ (this.socket?.io.engine?.transport)
    );
    return transport?.ws?._socket;
  }

  end() {
    this.ended = true;
    this.socket?.disconnect();
  }

  /** The connection that is in the room, once there is one. @returns {Promise<Socket>} */
  async inRoom() {
    return this.seated ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  /**
   * Sends it until there is a positive ack, over whatever connection there is.
   * @param {import('./message.mjs').Message} message
   */
  async deliver(message) {
    for (let attempt = 0; !this.ended; attempt++) {
      const socket = await this.inRoom();
      const { room, text, clientMsgId } = message;
      message.attempts += 1;
      const ack = await this.ask(socket, 'message:send', { room, text, clientMsgId });
      if (ack?.ok) return message.take(/** @type {{ id: string, seq: number }} */ (ack.data), this.userId);
      if (!ack) continue;
      message.refuse(ack.error.code);
      if (ack.error.code === 'not_joined') void this.join(socket);
      await sleep(ack.error.retryAfterMs ?? backoff(attempt));
    }
  }

  /** Joins again until it is in, and catches up. @param {Socket} socket */
  async join(socket) {
    if (this.joining === socket) return;
    this.joining = socket;
    this.held = [];
    for (let attempt = 0; socket === this.socket; attempt++) {
      const since = this.view.position;
      const ack = await this.ask(socket, 'room:join', { room: this.seat.room, ...(since && { since }) });
      if (ack?.ok && (await this.catchUp(socket, /** @type {JoinReply} */ (ack.data)))) break;
      if (ack && !ack.ok) await sleep(ack.error.retryAfterMs ?? backoff(attempt));
    }
    if (socket !== this.socket) return;
    this.joining = undefined;
    this.sit(socket);
    for (const packet of this.held.splice(0)) this.hear(socket, packet);
  }

  /** @param {Socket} socket */
  sit(socket) {
    if (this.seated === socket) return;
    if (this.counts.lost > 0) this.counts.cameBack += 1;
    this.attempts = 0;
    this.seated = socket;
    this.waiting.splice(0).forEach((resolve) => resolve(socket));
  }

  /** @param {Socket} socket @param {JoinReply} reply @returns {Promise<boolean>} whether it is complete now */
  async catchUp(socket, { epoch, seq, events, recovered }) {
    this.noteReply(seq, recovered);
    const known = this.view.epoch === epoch && seq >= this.view.seq;
    if (!recovered && known && this.seat.readsBack) {
      const missed = await this.readBack(socket, events[0]?.seq ?? seq + 1);
      if (!missed) return false;
      this.view.add([...missed, ...events]);
    } else if (recovered) this.view.add(events);
    else this.view.beginAnew({ epoch, seq, events });
    this.notePacket();
    return true;
  }

  /** What it does not have below `before`; undefined where it cannot be had over this connection. @param {Socket} socket @param {number} before */
  async readBack(socket, before) {
    /** @type {import('../../../src/contract/wire.js').FeedEvent[]} */
    let read = [];
    for (let attempt = 0; (read[0]?.seq ?? before) > this.view.seq + 1;) {
      const request = { room: this.seat.room, before: read[0]?.seq ?? before, limit: PAGE };
      const ack = await this.ask(socket, 'history:before', request);
      if (!ack || socket !== this.socket) return undefined;
      if (!ack.ok) await sleep(ack.error.retryAfterMs ?? backoff(attempt++));
      else {
        const { events } = /** @type {{ events: typeof read }} */ (ack.data);
        if (events.length === 0) return read;
        read = [...events, ...read];
      }
    }
    return read;
  }

  /** @param {Socket} socket @param {FeedPacket} packet */
  hear(socket, packet) {
    if (socket !== this.socket || packet.room !== this.seat.room) return;
    this.notePacket();
    if (this.joining) return void this.held.push(packet);
    if (this.view.take(packet)) return;
    this.counts.holes += 1;
    void this.join(socket);
  }

  /** @param {Socket} socket @param {number} seq of a pulse */
  compare(socket, seq) {
    if (seq <= this.view.seq) return;
    setTimeout(() => {
      if (socket !== this.socket || this.joining || this.view.seq >= seq) return;
      this.counts.silentLosses += 1;
      void this.join(socket);
    }, BEHIND_FOR_MS);
  }

  /**
   * The ack; undefined where there was none, and then the connection is held for lost.
   * @param {Socket} socket @param {string} event @param {object} payload
   * @returns {Promise<Ack | undefined>}
   */
  ask(socket, event, payload) {
    return new Promise((resolve) => {
      socket
        .timeout(ANSWER_WITHIN_MS)
        .emit(event, payload, (/** @type {Error | null} */ error, /** @type {Ack} */ ack) => {
          if (!error) return resolve(ack);
          if (socket === this.socket) this.counts.unanswered += 1;
          this.lose(socket);
          resolve(undefined);
        });
    });
  }

  /** Goes to the next node, after a wait. @param {Socket} socket @param {number} [afterMs] */
  lose(socket, afterMs = backoff(this.attempts++)) {
    if (socket !== this.socket || this.ended) return;
    this.socket = undefined;
    this.seated = undefined;
    this.counts.lost += 1;
    this.node = (this.node + 1) % this.seat.urls.length;
    socket.disconnect();
    setTimeout(() => this.connect(), afterMs);
  }

  /** @param {number} seq @param {boolean} recovered */
  noteReply(seq, recovered) {
    if (this.view.epoch === undefined) return;
    this.counts[recovered ? 'exact' : 'anew'] += 1;
    if (!recovered && seq - this.view.seq <= RECOVERY) this.counts.needlesslyAnew += 1;
  }

  notePacket() {
    const now = performance.now();
    if (this.packetAt > 0) this.longestPause = Math.max(this.longestPause, now - this.packetAt);
    this.packetAt = now;
  }
}

/** The chat's reason for refusing a connection; undefined where it was not the chat. @param {Error & { data?: { code: string, retryAfterMs?: number } }} error */
const reasonOf = (error) => error.data;
