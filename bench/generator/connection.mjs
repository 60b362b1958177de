import { connect } from 'node:net';
import { clientFrame, FrameReader } from './frame-reader.mjs';
import { Kind } from './protocols.mjs';

/** All connections read into it: each has done with it before the next one is read. */
const READ = Buffer.allocUnsafeSlow(1 << 20);
const PONG = clientFrame('3');
const CONTROL = { close: 8, ping: 9, pong: 10 };

/** Connections from one source address: well below the ephemeral ports that Linux has by default. */
const PER_ADDRESS = 20_000;

/**
 * @callback OnFeed
 * @param {Buffer} buffer
 * @param {number} start
 * @param {number} end
 */

/** @typedef {(ok: boolean, read: () => string) => void} OnAck `read` gives the reply's text, during the call */

/** A websocket client that does no more than a benchmark needs: raw TCP, no events, no copies. */
export class Connection {
  closed = false;
  /** Whether it reads whenever there is something, or only when it is told to look. */
  prompt = true;
  /** @type {OnFeed} */
  onFeed = () => undefined;
  /** @type {Map<number, OnAck>} */
  acks = new Map();
  asked = 0;
  head = '';
  upgraded = false;

  /**
   * @param {import('./protocols.mjs').Protocol} protocol
   * @param {number} port
   * @param {number} index among all connections
   */
  constructor(protocol, port, index) {
    this.protocol = protocol;
    this.reader = new FrameReader((buffer, start, end, opcode) => this.take(buffer, start, end, opcode));
    this.ready = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    // Whoever waits hears of it; a connection that is lost later is counted by `closed`.
    this.ready.catch(() => undefined);
    const address = Math.floor(index / PER_ADDRESS);
    this.socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      ...(address > 0 && { localAddress: `127.0.0.${1 + address}` }),
      onread: { buffer: READ, callback: (size) => this.read(size) },
    });
    this.socket.once('connect', () => this.socket.write(upgrade(protocol.path)));
    this.socket.on('error', () => undefined);
    this.socket.once('close', () => this.end());
  }

  /**
   * @param {(id: number) => string} make the request, given its id
   * @param {OnAck} onAck
   */
  ask(make, onAck) {
    const id = ++this.asked;
    this.acks.set(id, onAck);
    this.tell(make(id));
  }

  /** @param {string} text */
  tell(text) {
    this.socket.write(clientFrame(text));
  }

  /** @param {string} room @param {object} [since] @returns {Promise<string>} the reply's text */
  join(room, since) {
    return new Promise((resolve, reject) => {
      this.ask(
        (id) => this.protocol.join(id, room, since),
        (ok, read) => (ok ? resolve(read()) : reject(new Error(`no entry: ${read().slice(0, 300)}`))),
      );
    });
  }

  close() {
    this.socket.destroy();
  }

  end() {
    this.closed = true;
    this.fail?.(new Error('the connection was closed'));
    for (const onAck of this.acks.values()) onAck(false, () => 'the connection was closed');
    this.acks.clear();
  }

  read(/** @type {number} */ size) {
    if (this.upgraded) this.reader.push(READ, 0, size);
    else this.readHead(size);
    return this.prompt;
  }

  /** Reads what has come since it last did. */
  look() {
    if (!this.prompt && !this.closed) this.socket.resume();
  }

  readHead(/** @type {number} */ size) {
    this.head += READ.toString('latin1', 0, size);
    const end = this.head.indexOf('\r\n\r\n');
    if (end === -1) return;
    if (!this.head.startsWith('HTTP/1.1 101')) return void this.socket.destroy();
    this.upgraded = true;
    const rest = Buffer.from(this.head.slice(end + 4), 'latin1');
    this.head = '';
    if (!this.protocol.greets) this.settle?.(undefined);
    this.reader.push(rest, 0, rest.length);
  }

  /** @type {import('./frame-reader.mjs').OnFrame} */
  take(buffer, start, end, opcode) {
    if (opcode === CONTROL.close) return void this.socket.end();
    if (opcode === CONTROL.ping)
      return void this.socket.write(clientFrame(buffer.toString('latin1', start, end), CONTROL.pong));
    const kind = this.protocol.kindOf(buffer, start, end);
    if (kind === Kind.feed) this.onFeed(buffer, start, end);
    else if (kind === Kind.ack) this.acked(buffer, start, end);
    else if (kind === Kind.ping) this.socket.write(PONG);
    else if (kind === Kind.open) this.tell(this.protocol.enter);
    else if (kind === Kind.ready) this.settle?.(undefined);
    else if (kind === Kind.refused) this.socket.destroy();
  }

  acked(/** @type {Buffer} */ buffer, /** @type {number} */ start, /** @type {number} */ end) {
    const id = this.protocol.ackId(buffer, start, end);
    const onAck = this.acks.get(id);
    if (!onAck) return;
    this.acks.delete(id);
    const refused = buffer.toString('latin1', start, Math.min(end, start + 64)).includes('"ok":false');
    onAck(!refused, () => buffer.toString('utf8', start, end));
  }
}

function upgrade(/** @type {string} */ path) {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: c3RyZWFtc2lkZSBiZW5jaA==',
    '\r\n',
  ].join('\r\n');
}
