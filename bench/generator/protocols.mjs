import { eventOf } from '../shared/messages.mjs';

/** What a frame from a server is. */
export const Kind = /** @type {const} */ ({
  other: 0,
  feed: 1,
  ack: 2,
  ping: 3,
  open: 4,
  ready: 5,
  refused: 6,
});

/**
 * How a kind of server is spoken to.
 * @typedef {object} Protocol
 * @property {string} path of the upgrade request
 * @property {boolean} greets whether the server says something before the connection is ready
 * @property {string} enter answers `open`
 * @property {boolean} acks whether `send` is answered
 * @property {(buffer: Buffer, start: number, end: number) => number} kindOf one of `Kind`
 * @property {(buffer: Buffer, start: number, end: number) => number} ackId
 * @property {(id: number, room: string, since?: object) => string} join
 * @property {(id: number, room: string, n: number, text: string) => string} send
 */

/**
 * Socket.IO 4 over a websocket.
 * @param {string} namespace '' for the main one
 * @param {string} event the one that brings messages
 * @returns {Protocol}
 */
export function socketIo(namespace, event) {
  const inside = namespace === '' ? '' : `${namespace},`;
  const feed = `["${event}",`;
  const body = 2 + inside.length;
  /** @type {Protocol['kindOf']} */
  const kindOf = (buffer, start, end) => {
    if (buffer[start] === 0x30) return Kind.open;
    if (buffer[start] === 0x32) return Kind.ping;
    const type = buffer[start + 1];
    if (type === 0x32) return starts(buffer, start + body, end, feed) ? Kind.feed : Kind.other;
    if (type === 0x33) return Kind.ack;
    if (type === 0x30) return Kind.ready;
    return type === 0x34 || type === 0x31 ? Kind.refused : Kind.other;
  };
  /** @type {(id: number, event: string, data: object) => string} */
  const request = (id, name, data) => `42${inside}${id}${JSON.stringify([name, data])}`;
  return {
    path: '/socket.io/?EIO=4&transport=websocket',
    greets: true,
    enter: `40${inside}`,
    acks: true,
    kindOf,
    ackId: (buffer, start) => digits(buffer, start + body),
    join: (id, room, since) => request(id, 'room:join', { room, since }),
    send: (id, room, n, text) => request(id, 'message:send', { room, text, clientMsgId: `bench-${n}` }),
  };
}

/** What one writes with a bare websocket: an object with an event, answered by an object with the same id. */
export function plain() {
  const ack = '{"ack":';
  /** @type {(id: number, event: string, data: object) => string} */
  const request = (id, event, data) => JSON.stringify({ id, event, data });
  /** @type {Protocol} */
  const protocol = {
    path: '/',
    greets: false,
    enter: '',
    acks: true,
    kindOf: (buffer, start, end) => (starts(buffer, start, end, ack) ? Kind.ack : Kind.feed),
    ackId: (buffer, start) => digits(buffer, start + ack.length),
    join: (id, room) => request(id, 'room:join', { room }),
    send: (id, room, _n, text) => request(id, 'message:send', { room, text }),
  };
  return protocol;
}

/**
 * The floor's: it only writes, so senders give it the finished bytes. `J3` joins the room of that number.
 * @returns {Protocol}
 */
export function floor() {
  return {
    path: '/',
    greets: false,
    enter: '',
    acks: false,
    kindOf: (buffer, start) => (buffer[start] === 0x4a ? Kind.ack : Kind.feed),
    ackId: (buffer, start) => digits(buffer, start + 1),
    join: (id, room) => `J${id} ${room.replace(/\D/g, '')}`,
    send: (_id, room, n, text) => `M${room.replace(/\D/g, '')} ${JSON.stringify(eventOf(n, text))}`,
  };
}

function starts(
  /** @type {Buffer} */ buffer,
  /** @type {number} */ at,
  /** @type {number} */ end,
  /** @type {string} */ prefix,
) {
  if (end - at < prefix.length) return false;
  for (let i = 0; i < prefix.length; i++) if (buffer[at + i] !== prefix.charCodeAt(i)) return false;
  return true;
}

function digits(/** @type {Buffer} */ buffer, /** @type {number} */ at) {
  let number = 0;
  for (; ; at++) {
    const digit = /** @type {number} */ (buffer[at]) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return number;
    number = number * 10 + digit;
  }
}
