import { sleep } from '../../shared/clock.mjs';
import { Proxy } from './proxy.mjs';

/** A node that has lost its connection tries again every 2 s at the latest. */
const USED_WITHIN_MS = 10_000;

/** @typedef {import('./daemon.mjs').Daemon} Daemon */

/**
 * A server that answers at `url`: of our own, with the daemon that it is; or somebody else's, with what puts it
 * back as it was.
 * @typedef {{ url: URL, daemon?: Daemon, discard?: () => Promise<void> }} Running
 */

/** What all nodes use, each over a proxy of its own. */
export class Service {
  /**
   * @param {string} name
   * @param {Running} running
   * @param {Proxy[]} proxies by node
   * @param {NodeJS.Signals} hardStop the signal that ends the daemon with no time to put things in order
   */
  constructor(name, running, proxies, hardStop) {
    this.name = name;
    this.running = running;
    this.proxies = proxies;
    this.hardStop = hardStop;
  }

  /** @param {string} name @param {Running} running @param {number} nodes @param {NodeJS.Signals} hardStop */
  static async forNodes(name, running, nodes, hardStop) {
    const { protocol, hostname, port } = running.url;
    const target = { host: hostname, port: Number(port || (protocol.startsWith('redis') ? 6379 : 5432)) };
    const proxies = await Promise.all(Array.from({ length: nodes }, () => Proxy.before(target)));
    return new Service(name, running, proxies, hardStop);
  }

  get url() {
    return this.running.url;
  }

  get daemon() {
    return this.running.daemon;
  }

  /** The address as this node is given it. @param {number} node */
  urlFor(node) {
    const url = new URL(this.url);
    url.hostname = '127.0.0.1';
    url.port = String(this.proxies[node]?.port);
    return url.href;
  }

  /** Resolves when every node is connected. @throws Error where one does without: then no fault of it would be felt */
  async inUse() {
    const deadline = Date.now() + USED_WITHIN_MS;
    for (let idle = this.idle; idle.length > 0; idle = this.idle) {
      if (Date.now() > deadline)
        throw new Error(`no connection to ${this.name} from node ${idle.join(', ')}`);
      await sleep(20);
    }
  }

  /** The nodes that are not connected. */
  get idle() {
    return this.proxies.flatMap((proxy, node) => (proxy.isUsed ? [] : [node]));
  }

  /** Killed, and out of reach: a server that is not ours only the latter. */
  async down() {
    await this.inUse();
    this.proxies.forEach((proxy) => proxy.cut());
    await this.daemon?.stop(this.hardStop);
  }

  /** Accepts everything and answers nothing. */
  async stall() {
    await this.inUse();
    this.proxies.forEach((proxy) => proxy.stall());
  }

  /** The same by stopping its process; a server that is not ours is stalled instead. */
  async freeze() {
    if (!this.daemon) return this.stall();
    await this.inUse();
    this.daemon.freeze();
  }

  /** As it should be. */
  async mend() {
    this.daemon?.thaw();
    await this.daemon?.start();
    await Promise.all(this.proxies.map((proxy) => proxy.open()));
  }

  async close() {
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await this.daemon?.stop(this.hardStop);
    await this.running.discard?.();
  }
}
