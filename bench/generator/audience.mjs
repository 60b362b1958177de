import { roomName } from '../shared/messages.mjs';
import { Connection } from './connection.mjs';
import { RoomOrder } from './room-order.mjs';
import { Tally } from './tally.mjs';
import { Viewer } from './viewer.mjs';

/** Handshakes under way at once: enough to keep a server's core busy, few enough for its listen queue. */
const AT_ONCE = 100;
/** Viewers that time what they receive, spread over the order in which they were connected. */
const SAMPLED = 40;
/** Viewers in each room that write: nobody's share is more than a person could send for long. */
const SENDERS = 50;

/**
 * How long a viewer who is not timed leaves unread what it gets: the longer the more there are, and never so
 * long that a receive buffer fills. They take turns, so that those who are timed don't wait for this process.
 */
const LOOK = { leastMs: 50, mostMs: 150, msPerViewer: 1 / 30, turns: 10 };

/** @typedef {{ order: RoomOrder, viewers: Viewer[], senders: Viewer[] }} Room */

/** The viewers of all rooms. */
export class Audience {
  tally = new Tally();
  /** @type {Connection[]} */
  connections = [];
  /** @type {Viewer[]} */
  viewers = [];
  /** @type {Room[]} */
  rooms = [];
  /** @type {NodeJS.Timeout | undefined} */
  lookout;
  turn = 0;

  /**
   * @param {import('./protocols.mjs').Protocol} protocol
   * @param {number} port
   * @param {number} rooms
   */
  constructor(protocol, port, rooms) {
    this.protocol = protocol;
    this.port = port;
    this.rooms = Array.from({ length: rooms }, () => ({ order: new RoomOrder(), viewers: [], senders: [] }));
  }

  /** Connects so many more; they are in no room yet. @param {number} count */
  async connect(count) {
    const opened = await atOnce(AT_ONCE, count, () => this.open());
    this.connections.push(...opened);
  }

  async open() {
    const connection = new Connection(this.protocol, this.port, this.connections.length);
    await connection.ready;
    return connection;
  }

  /** Lets those who are in no room yet join, one room after the other. */
  async join() {
    const waiting = this.connections.slice(this.viewers.length);
    const before = this.viewers.length;
    await atOnce(AT_ONCE, waiting.length, async (i) => {
      const at = (before + i) % this.rooms.length;
      const room = /** @type {Room} */ (this.rooms[at]);
      const connection = /** @type {Connection} */ (waiting[i]);
      await connection.join(roomName(at));
      const viewer = new Viewer(connection, roomName(at), room.order, this.tally);
      room.viewers.push(viewer);
      this.viewers.push(viewer);
    });
    this.giveRoles();
  }

  /** Every `nth` viewer stops reading. @param {number} nth */
  stopReading(nth) {
    this.viewers.filter((_, i) => i % nth === nth - 1).forEach((viewer) => viewer.stop());
    this.giveRoles();
  }

  /** Who writes message `n`: rooms in turn, and in each of them its senders in turn. @param {number} n */
  senderOf(n) {
    const { senders } = /** @type {Room} */ (this.rooms[n % this.rooms.length]);
    return /** @type {Viewer} */ (senders[Math.floor(n / this.rooms.length) % senders.length]);
  }

  /** @param {number} said messages in all, since the audience began */
  expected(said) {
    const rounds = Math.floor(said / this.rooms.length);
    const rest = said % this.rooms.length;
    return this.rooms.map((_, i) => rounds + (i < rest ? 1 : 0));
  }

  /** How many messages have not reached somebody who should have them. @param {number} said */
  missing(said) {
    const expected = this.expected(said);
    return this.rooms.reduce((sum, { viewers }, i) => {
      const all = /** @type {number} */ (expected[i]);
      return viewers.reduce((inner, { next, stopped }) => inner + (stopped ? 0 : all - next), sum);
    }, 0);
  }

  get flushes() {
    return this.rooms.reduce((sum, { order }) => sum + order.flushes, 0);
  }

  get disorder() {
    return this.rooms.reduce((sum, { order }) => sum + order.disorder, 0);
  }

  get closed() {
    return this.connections.filter(({ closed }) => closed).length;
  }

  /** Says who writes and who times what it receives. */
  giveRoles() {
    for (const room of this.rooms)
      room.senders = room.viewers.filter(({ stopped }) => !stopped).slice(0, SENDERS);
    const reading = this.viewers.filter((viewer) => !viewer.stopped);
    const stride = Math.max(1, Math.floor(reading.length / SAMPLED));
    reading.forEach((viewer, i) => viewer.beSampled(i % stride === stride - 1));
    const every = Math.min(LOOK.mostMs, Math.max(LOOK.leastMs, this.viewers.length * LOOK.msPerViewer));
    this.lookout ??= setInterval(() => this.look(this.turn++ % LOOK.turns), every / LOOK.turns);
  }

  /**
   * Has viewers read who are not timed. Several messages in one read are what keeps this process from being
   * the bottleneck where a server writes them one by one.
   * @param {number} turn
   */
  look(turn) {
    for (let i = turn; i < this.viewers.length; i += LOOK.turns) {
      const { connection, stopped } = /** @type {Viewer} */ (this.viewers[i]);
      if (!stopped) connection.look();
    }
  }

  /** Resolves when everything has been read that was there. */
  async lookNow() {
    for (let turn = 0; turn < LOOK.turns; turn++) this.look(turn);
    // One turn of the event loop begins to read, the next one has read.
    for (let i = 0; i < 2; i++) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  close() {
    this.connections.forEach((connection) => connection.close());
  }
}

/**
 * @template T
 * @param {number} most under way at once
 * @param {number} count
 * @param {(i: number) => Promise<T>} act
 * @returns {Promise<T[]>}
 */
export async function atOnce(most, count, act) {
  /** @type {T[]} */
  const results = [];
  let begun = 0;
  const worker = async () => {
    while (begun < count) {
      const i = begun++;
      results[i] = await act(i);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, count) }, worker));
  return results;
}
