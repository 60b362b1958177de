import { Proxy } from './proxy.mjs';

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

  /** @throws Error where a node does without it: then no fault of it would be felt */
  mustBeUsed() {
    const idle = this.proxies.flatMap((proxy, node) => (proxy.isUsed ? [] : [node]));
    if (idle.length > 0) throw new Error(`no connection to ${this.name} from node ${idle.join(', ')}`);
  }

  /** Killed, and out of reach: a server that is not ours only the latter. */
  async down() {
    this.mustBeUsed();
    this.proxies.forEach((proxy) => proxy.cut());
    await this.daemon?.stop(this.hardStop);
  }

  /** Accepts everything and answers nothing. */
  stall() {
    this.mustBeUsed();
    this.proxies.forEach((proxy) => proxy.stall());
  }

  /** The same by stopping its process; a server that is not ours is stalled instead. */
  freeze() {
    if (!this.daemon) return this.stall();
    this.mustBeUsed();
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
