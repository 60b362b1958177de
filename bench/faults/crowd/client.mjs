import { io } from 'socket.io-client';
import { sleep } from '../../shared/clock.mjs';
import { backoff } from './backoff.mjs';
import { Follower } from './follower.mjs';

/** @typedef {import('socket.io-client').Socket} Socket */
/** @typedef {import('./follower.mjs').Ack} Ack */

/**
 * Where a client belongs and who it is.
 * @typedef {object} Seat
 * @property {string} name
 * @property {string} room
 * @property {string[]} urls of the nodes, as this client reaches them
 * @property {number} home the node that it is sent to while all are there
 * @property {{ token?: string, nickname?: string }} auth
 * @property {'websocket' | 'polling'} transport
 * @property {boolean} readsBack whether it reads all of what the server does not bring it
 */

/** The server promises an ack within 10 s; after that a connection is held for lost. */
const ANSWER_WITHIN_MS = 11_000;
/** For as long a node may take to accept a connection before another one is tried. */
const CONNECT_WITHIN_MS = 5_000;

/**
 * A viewer that stays in its room whatever happens: by another node where its own is gone, as one behind a load
 * balancer. A stock Socket.IO client, that is.
 */
export class Client {
  userId = '';
  /** @type {Socket | undefined} */
  socket;
  /** The same, once it is in the room. @type {Socket | undefined} */
  seated;
  /** @type {((socket: Socket) => void)[]} */
  waiting = [];
  attempts = 0;
  /** Why it was not let in, if it was not. @type {string | undefined} */
  refusal;
  ended = false;
  stopped = false;
  /** Seats lost, and requests without an ack over one that was there. */
  counts = { lost: 0, unanswered: 0 };

  /** @param {Seat} seat */
  constructor(seat) {
    this.seat = seat;
    this.auth = seat.auth;
    this.node = seat.home;
    this.follower = new Follower(seat.room, seat.readsBack, (...asked) => this.ask(...asked));
  }

  get view() {
    return this.follower.view;
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
    socket.once('welcome', (welcome) => void this.enter(socket, welcome));
    socket.on('feed', (packet) => this.follower.hear(socket, packet));
    socket.on('pulse', ({ seq }) => this.follower.compare(socket, seq));
    socket.on('notice', ({ retryAfterMs }) => (comeBackAfterMs = retryAfterMs));
    socket.once('connect_error', (error) => {
      this.refusal = error.message;
      this.lose(socket, reasonOf(error)?.retryAfterMs);
    });
    socket.once('disconnect', () => this.lose(socket, comeBackAfterMs));
  }

  /** @param {Socket} socket @param {import('../../../src/contract/wire.js').Welcome} welcome */
  async enter(socket, { you, guestToken }) {
    this.userId = you.id;
    if (guestToken !== undefined) this.auth = { token: guestToken };
    if (!(await this.follower.join(socket)) || socket !== this.socket) return;
    this.attempts = 0;
    this.seated = socket;
    this.waiting.splice(0).forEach((resolve) => resolve(socket));
  }

  /** Goes to the next node, after a wait. @param {Socket} socket @param {number} [afterMs] */
  lose(socket, afterMs = backoff(this.attempts++)) {
    if (socket !== this.socket || this.ended) return;
    if (this.seated) this.counts.lost += 1;
    this.socket = undefined;
    this.seated = undefined;
    this.node = (this.node + 1) % this.seat.urls.length;
    socket.disconnect();
    setTimeout(() => this.connect(), afterMs);
  }

  /** @param {number} node */
  moveTo(node) {
    if (this.socket) this.lose(this.socket, 0);
    this.node = node;
  }

  /** Goes back to its own node, where it is elsewhere. */
  goHome() {
    if (this.node !== this.seat.home) this.moveTo(this.seat.home);
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
      if (ack.error.code === 'not_joined') void this.follower.join(socket);
      await sleep(ack.error.retryAfterMs ?? backoff(attempt));
    }
  }

  /**
   * The ack; undefined where there was none, and then the connection is held for lost.
   * @param {Socket} socket @param {string} event @param {object} payload
   * @returns {Promise<Ack | undefined>}
   */
  ask(socket, event, payload) {
    return new Promise((resolve) => {
      const answered = (/** @type {Error | null} */ error, /** @type {Ack} */ ack) => {
        if (!error) return resolve(ack);
        if (socket === this.socket) this.counts.unanswered += 1;
        this.lose(socket);
        resolve(undefined);
      };
      socket.timeout(ANSWER_WITHIN_MS).emit(event, payload, answered);
    });
  }

  /** Reads nothing more, as a page does that is asleep; not for connections by polling. */
  stopReading() {
    this.stopped = true;
    tcpOf(this.socket)?.pause();
  }

  readOn() {
    tcpOf(this.socket)?.resume();
  }
}

/** What a websocket goes over. @param {Socket | undefined} socket */
function tcpOf(socket) {
  /** @type {{ ws?: { _socket?: import('node:net').Socket } }} */
  const transport = /** @type {never} */ (socket?.io.engine?.transport ?? {});
  return transport.ws?._socket;
}

/** The chat's reason for refusing a connection; undefined where it was not the chat. @param {Error & { data?: { retryAfterMs?: number } }} error */
const reasonOf = (error) => error.data;
