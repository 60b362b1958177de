import { sleep } from '../../shared/clock.mjs';
import { backoff } from './backoff.mjs';
import { View } from './view.mjs';

/** @typedef {import('socket.io-client').Socket} Socket */
/** @typedef {import('../../../src/contract/wire.js').Ack<unknown>} Ack */
/** @typedef {import('../../../src/contract/wire.js').JoinReply} JoinReply */
/** @typedef {import('../../../src/contract/wire.js').FeedEvent} FeedEvent */
/** @typedef {import('../../../src/contract/wire.js').FeedPacket} FeedPacket */
/** @typedef {(socket: Socket, event: string, payload: object) => Promise<Ack | undefined>} Ask */

/** Up to so many missed events a client is to get exactly those. */
const RECOVERY = 300;
/** What `history:before` gives at a time. */
const PAGE = 100;
/** A pulse that is ahead for so long means that something was lost on the way. */
const BEHIND_FOR_MS = 1_000;

/** Follows one room over one connection after the other, by the rules of docs/protocol.md. */
export class Follower {
  view = new View();
  /** The connection that a join is under way on, and the packets that came meanwhile. @type {Socket | undefined} */
  joining;
  /** @type {FeedPacket[]} */
  held = [];
  /** What the server said last that kept it out. @type {string | undefined} */
  lastRefusal;
  counts = { exact: 0, anew: 0, needlesslyAnew: 0, holes: 0, silentLosses: 0 };
  packetAt = 0;
  longestPause = 0;

  /**
   * @param {string} room
   * @param {boolean} readsBack whether it reads all of what the server does not bring it
   * @param {Ask} ask
   */
  constructor(room, readsBack, ask) {
    this.room = room;
    this.readsBack = readsBack;
    this.ask = ask;
  }

  /** Joins until it is in and has caught up. @param {Socket} socket @returns {Promise<boolean>} false where the connection is lost */
  async join(socket) {
    if (this.joining === socket) return false;
    this.joining = socket;
    this.held = [];
    for (let attempt = 0; !(await this.joined(socket)); attempt++) {
      if (!socket.connected) return false;
      await sleep(backoff(attempt));
    }
    this.joining = undefined;
    for (const packet of this.held.splice(0)) this.hear(socket, packet);
    return true;
  }

  /** @param {Socket} socket @param {FeedPacket} packet */
  hear(socket, packet) {
    if (packet.room !== this.room) return;
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
      if (!socket.connected || this.joining || this.view.seq >= seq) return;
      this.counts.silentLosses += 1;
      void this.join(socket);
    }, BEHIND_FOR_MS);
  }

  /** @param {Socket} socket */
  async joined(socket) {
    const since = this.view.position;
    const ack = await this.ask(socket, 'room:join', { room: this.room, ...(since && { since }) });
    if (ack && !ack.ok) this.lastRefusal = ack.error.code;
    return ack?.ok === true && (await this.catchUp(socket, /** @type {JoinReply} */ (ack.data)));
  }

  /** @param {Socket} socket @param {JoinReply} reply @returns {Promise<boolean>} whether it is complete now */
  async catchUp(socket, { epoch, seq, events, recovered }) {
    this.noteReply(seq, recovered);
    if (recovered) this.view.resume(events);
    else if (this.readsBack && epoch === this.view.epoch && seq >= this.view.seq) {
      const missed = await this.readBack(socket, events[0]?.seq ?? seq + 1);
      if (!missed) return false;
      this.view.resume([...missed, ...events]);
    } else this.view.beginAnew({ epoch, seq, events });
    this.notePacket();
    return true;
  }

  /** What it does not have below `before`; undefined where that cannot be had now. @param {Socket} socket @param {number} before */
  async readBack(socket, before) {
    /** @type {FeedEvent[]} */
    let read = [];
    for (let first = before; first > this.view.seq + 1; first = read[0]?.seq ?? 0) {
      const ack = await this.ask(socket, 'history:before', { room: this.room, before: first, limit: PAGE });
      if (!ack?.ok) return undefined;
      const { events } = /** @type {{ events: FeedEvent[] }} */ (ack.data);
      if (events.length === 0) break;
      read = [...events, ...read];
    }
    return read.filter(({ seq }) => seq > this.view.seq);
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
