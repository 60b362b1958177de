import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { sleep } from '../../shared/clock.mjs';
import { freePort } from './free-port.mjs';

/** @typedef {import('node:net').Socket} Socket */
/** @typedef {{ host: string, port: number }} Address */

const LOCAL = '127.0.0.1';

/** What lies between a server and those who talk to it, and breaks when it is told to. */
export class Proxy {
  /** Both ends of each connection. @type {Set<Socket>} */
  sockets = new Set();
  isDeaf = false;
  delayMs = 0;
  /** Resolves when something may pass; undefined while everything may. @type {{ opened: Promise<void>, open: () => void } | undefined} */
  barrier;

  /** @param {number} port @param {Address} target */
  constructor(port, target) {
    this.port = port;
    this.target = target;
    this.server = createServer((socket) => void this.link(socket));
  }

  /** @param {Address} target */
  static async before(target) {
    const proxy = new Proxy(await freePort(), target);
    await proxy.open();
    return proxy;
  }

  /** Whether somebody is connected. */
  get isUsed() {
    return this.sockets.size > 0;
  }

  /** All passes: what was held back comes now. */
  async open() {
    this.isDeaf = false;
    this.delayMs = 0;
    this.barrier?.open();
    this.barrier = undefined;
    if (this.server.listening) return;
    this.server.listen(this.port, LOCAL);
    await once(this.server, 'listening');
  }

  /** Drops all connections and refuses new ones. */
  cut() {
    this.server.close();
    this.sockets.forEach((socket) => socket.destroy());
  }

  /**
   * Nothing passes, either way, and nobody is told so, not even that the other side has hung up. New
   * connections are accepted and lead nowhere.
   */
  stall() {
    this.barrier ??= barrier();
  }

  /** Questions arrive, and what the server answers is gone for good. */
  swallowAnswers() {
    this.isDeaf = true;
  }

  /** Whatever passes takes so much longer, each way. @param {number} ms */
  slow(ms) {
    this.delayMs = ms;
  }

  async close() {
    this.cut();
    this.barrier?.open();
  }

  /** @param {Socket} near */
  async link(near) {
    this.keep(near);
    near.on('error', () => undefined);
    await this.barrier?.opened;
    if (near.destroyed) return;
    const far = connect(this.target);
    far.on('error', () => undefined);
    this.keep(far);
    near.once('close', () => void this.hangUp(far));
    far.once('close', () => void this.hangUp(near));
    void this.carry(near, far, () => false);
    void this.carry(far, near, () => this.isDeaf);
  }

  /** @param {Socket} socket */
  keep(socket) {
    socket.setNoDelay();
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
  }

  /** @param {Socket} from @param {Socket} to @param {() => boolean} isLost */
  async carry(from, to, isLost) {
    try {
      for await (const chunk of from) {
        await this.barrier?.opened;
        if (isLost()) continue;
        if (this.delayMs > 0) await sleep(this.delayMs);
        if (!to.write(chunk)) await once(to, 'drain');
      }
    } catch {
      // Broken: its close tells the other side.
    }
  }

  /** @param {Socket} socket */
  async hangUp(socket) {
    await this.barrier?.opened;
    socket.destroySoon();
  }
}

function barrier() {
  let open = () => {};
  /** @type {Promise<void>} */
  const opened = new Promise((resolve) => (open = resolve));
  return { opened, open };
}
