import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterTest } from '../../src/testing/after-test.js';

interface Pair {
  client: Socket;
  server: Socket;
}

/** Stands between a client and a server, and fails as networks do. Gone after the test. */
export class TcpProxy {
  private readonly listener = createServer((client) => this.accept(client));
  private readonly pairs = new Set<Pair>();
  private port = 0;
  private stalls = false;
  private watched: { text: string; act: (pair: Pair) => void } | undefined;

  private constructor(private readonly target: URL) {}

  /** @param target the server's URL */
  static async before(target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(target));
    await proxy.pass();
    afterTest(() => proxy.refuse());
    return proxy;
  }

  /** The server's URL, by way of the proxy. */
  get url(): string {
    return Object.assign(new URL(this.target), { host: `127.0.0.1:${this.port}` }).href;
  }

  /** New connections, and all with `refuse` behind them, get through again. */
  async pass(): Promise<void> {
    this.stalls = false;
    if (this.listener.listening) return;
    this.listener.listen(this.port, '127.0.0.1');
    await once(this.listener, 'listening');
    this.port = (this.listener.address() as AddressInfo).port;
  }

  /** Connections are cut, and new ones refused, as where nothing runs. */
  async refuse(): Promise<void> {
    for (const { client } of this.pairs) client.destroy();
    if (!this.listener.listening) return;
    this.listener.close();
    await once(this.listener, 'close');
  }

  /** Connections stay and are accepted, and nothing is passed on over them, ever. */
  stall(): Promise<void> {
    this.stalls = true;
    for (const pair of this.pairs) silence(pair);
    return Promise.resolve();
  }

  /** The next time that a client says this, it is passed on, and its answer is not: never, on that connection. */
  loseAnswerTo(text: string): void {
    this.watched = { text, act: ({ server }) => server.unpipe().pause() };
  }

  /** The next time that a client says this, its connection is cut. */
  cutAt(text: string): void {
    this.watched = { text, act: ({ client }) => client.destroy() };
  }

  private accept(client: Socket): void {
    const pair = { client, server: connect(Number(this.target.port), this.target.hostname) };
    this.pairs.add(pair);
    client.on('data', (data) => this.watch(pair, data));
    for (const [socket, other] of [Object.values(pair), Object.values(pair).reverse()] as [
      Socket,
      Socket,
    ][]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.pairs.delete(pair);
        other.destroy();
      });
      socket.pipe(other);
    }
    if (this.stalls) silence(pair);
  }

  private watch(pair: Pair, data: Buffer): void {
    const { text, act } = this.watched ?? {};
    if (text === undefined || !data.includes(text)) return;
    this.watched = undefined;
    act?.(pair);
  }
}

function silence({ client, server }: Pair): void {
  for (const socket of [client, server]) socket.unpipe().pause();
}
