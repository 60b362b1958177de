import { Emitter } from '@socket.io/component-emitter';
import type { Socket as WholeEngine } from 'engine.io-client';

interface Options {
  /** Of Socket.IO on the server. */
  path: string;
  transports: readonly string[];
}

/** What the other side sends first, in ms. */
interface Handshake {
  pingInterval: number;
  pingTimeout: number;
}

/** The first character of each packet, see Engine.IO's protocol. */
const OPEN = '0';
const CLOSE = '1';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';

/** What is passed on of the whole engine where that has taken over. */
const EVENTS = ['open', 'ping', 'data', 'drain', 'error', 'close'] as const;

type Events = { [E in (typeof EVENTS)[number]]: (...what: unknown[]) => void };

/** A connection by Engine.IO's protocol, version 4: by WebSocket, and by what else there is where that fails. */
export class WebSocketEngine extends Emitter<object, object, Events> {
  readonly transport = { writable: true };
  readonly #uri: string;
  readonly #options: Options;
  #socket?: WebSocket;
  #whole?: WholeEngine;
  #state: 'opening' | 'open' | 'closed' = 'opening';
  /** So long without a ping, nobody is there any more. */
  #patienceMs = 0;
  #deadline = Infinity;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(uri: string, options: Options) {
    super();
    this.#uri = uri;
    this.#options = options;
    if (options.transports[0] === 'websocket') this.#connect();
    else this.#takeTheWhole();
    globalThis.addEventListener('offline', this.#wentOffline);
  }

  write(data: string): void {
    if (this.#whole) this.#whole.write(data);
    else this.#socket?.send(MESSAGE + data);
  }

  close(): void {
    this.#whole?.close();
    this.#end('forced close');
  }

  /** Timers stand still while a computer sleeps: then this is the first to know. */
  _hasPingExpired(): boolean {
    if (this.#whole) return false;
    const expired = Date.now() > this.#deadline;
    if (expired) queueMicrotask(() => this.#end('ping timeout'));
    return expired;
  }

  #connect(): void {
    const address = new URL(this.#options.path.replace(/\/?$/, '/'), this.#uri);
    address.protocol = address.protocol.replace('http', 'ws');
    address.search = '?EIO=4&transport=websocket';
    try {
      this.#socket = new WebSocket(address);
    } catch {
      return this.#takeTheWhole();
    }
    this.#socket.onmessage = ({ data }) => this.#heard(String(data));
    this.#socket.onclose = (event) => this.#lost(event);
  }

  #heard(packet: string): void {
    const data = packet.slice(1);
    switch (packet[0]) {
      case OPEN:
        return this.#opened(JSON.parse(data) as Handshake);
      case CLOSE:
        return this.#end('transport close');
      case PING:
        this.#socket?.send(PONG);
        this.#wait();
        this.emitReserved('ping');
        return;
      case MESSAGE:
        this.emitReserved('data', data);
    }
  }

  #opened({ pingInterval, pingTimeout }: Handshake): void {
    this.#state = 'open';
    this.#patienceMs = pingInterval + pingTimeout;
    this.#wait();
    this.emitReserved('open');
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#deadline = Date.now() + this.#patienceMs;
    this.#timer = setTimeout(() => this.#end('ping timeout'), this.#patienceMs);
  }

  #lost(event: CloseEvent): void {
    if (this.#state === 'open') this.#end('transport close', event);
    else if (this.#state === 'opening') this.#takeTheWhole();
  }

  /** Also where the server is only gone for a moment: then the next attempt begins anew. */
  #takeTheWhole(): void {
    const transports = this.#options.transports.filter((name) => name !== 'websocket');
    if (transports.length === 0) return this.#fail();
    import('engine.io-client/dist/engine.io.esm.min.js').then(
      ({ Socket }) => {
        if (this.#state === 'closed') return;
        globalThis.removeEventListener('offline', this.#wentOffline);
        const whole = (this.#whole = new Socket(this.#uri, { ...this.#options, transports }));
        for (const event of EVENTS)
          whole.on(event, (...what: unknown[]) => this.emitReserved(event, ...what));
      },
      () => this.#fail(),
    );
  }

  #fail(): void {
    if (this.#state === 'closed') return;
    this.emitReserved('error', new Error('websocket error'));
    this.#end('transport error');
  }

  readonly #wentOffline = (): void => {
    if (new URL(this.#uri).hostname !== 'localhost') this.#end('transport close');
  };

  #end(reason: string, description?: unknown): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#timer);
    globalThis.removeEventListener('offline', this.#wentOffline);
    this.#socket?.close();
    if (!this.#whole) this.emitReserved('close', reason, description);
  }
}
