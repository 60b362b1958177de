import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Observable } from 'rxjs';
import type { Namespace, Server, ServerOptions, Socket } from 'socket.io';
import type { ChatSocket } from '../feed/broadcaster.js';
import { addressReader } from '../limits/address.js';
import { RateLimits } from '../limits/rate-limits.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { Admission } from './admission.js';
import { ChatError } from './chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from './chat-options.js';
import { Dispatcher } from './dispatcher.js';
import { comeBackAfterMs, Drain } from './drain.js';
import { overlook } from './handshake-request.js';
import { asksForScript, originPolicy } from './origin-policy.js';
import { refuseHandshake } from './refuse-handshake.js';
import { takeHandlersOf } from './shared-handlers.js';

/** What the gateway is declared with; the option `namespace` says what it is called in truth. */
export const CHAT_NAMESPACE = '/chat';

/** Bytes in one frame: past it the connection is closed. */
const FRAME_BYTES = 64 * 1024;

/** How long a connection may stay that does not enter a namespace. */
const CONNECT_WITHIN_MS = 10_000;

type Answer = Parameters<NonNullable<ServerOptions['allowRequest']>>[1];

/**
 * Nest's Socket.IO adapter with the chat's limits: `app.useWebSocketAdapter(new ChatAdapter(app))`.
 * Other gateways of the app are bound as `IoAdapter` binds them. Those that share the chat's server share
 * its origins, frame size and connection limit; a gateway with a `path` or port of its own does not.
 */
export class ChatAdapter extends IoAdapter {
  private readonly options: ChatOptions;
  private readonly dispatcher: Dispatcher;
  private readonly limits: RateLimits;
  private readonly admission: Admission;
  private readonly metrics: ChatMetrics;
  private readonly drain: Drain;
  /** Whether the gateway is whose handlers a socket was given last. */
  private isToldOfDisconnects = true;

  /** @throws Error where `ChatModule` is not among the app's modules */
  constructor(app: INestApplicationContext) {
    super(app);
    this.options = app.get<ChatOptions>(CHAT_OPTIONS, { strict: false });
    this.dispatcher = app.get(Dispatcher, { strict: false });
    this.dispatcher.inUse = true;
    this.limits = app.get(RateLimits, { strict: false });
    this.admission = app.get(Admission, { strict: false });
    this.metrics = app.get(ChatMetrics, { strict: false });
    this.drain = app.get(Drain, { strict: false });
  }

  override create(
    port: number,
    options?: ServerOptions & { namespace?: string; server?: Server },
  ): Server | Namespace {
    if (options?.namespace !== CHAT_NAMESPACE) return super.create(port, options);
    const namespace = super.create(port, { ...options, namespace: this.options.namespace }) as Namespace;
    takeHandlersOf(namespace, (socket, handlers, gateway) => {
      this.isToldOfDisconnects = 'handleDisconnect' in gateway;
      this.dispatcher.share(socket as ChatSocket, handlers, gateway);
    });
    return namespace;
  }

  /**
   * Nest binds this for each gateway, right after its handlers: closures, contexts, and a place in an array. For
   * those two of the chat's three that nobody listens in, that would be 2 of the 15 kB that a viewer takes.
   */
  override bindClientDisconnect(socket: Socket, gone: (reason: string) => void): void {
    if (this.isToldOfDisconnects || socket.nsp.name !== this.options.namespace)
      super.bindClientDisconnect(socket, gone);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const shared = port === 0 && options?.path === undefined;
    return super.createIOServer(port, shared ? this.withLimits(options) : options);
  }

  override bindMessageHandlers(
    socket: Socket,
    handlers: MessageMappingProperties[],
    transform: (result: unknown) => Observable<unknown>,
  ): void {
    if (socket.nsp.name === this.options.namespace) this.dispatcher.bind(socket as ChatSocket, handlers);
    else super.bindMessageHandlers(socket, handlers, transform);
  }

  private withLimits(options?: ServerOptions): ServerOptions {
    const { allows, cors } = originPolicy(this.options.allowedOrigins);
    const addressOf = addressReader(this.options.trustedProxies);
    const refuse = (reason: string, outcome: string, answer: Answer) => {
      this.metrics.connected(outcome);
      answer(reason, false);
    };
    const allowRequest: ServerOptions['allowRequest'] = (request, answer) => {
      // Nobody listens yet to the errors of an upgrade's socket: one that breaks now would end the process.
      if (request.socket.listenerCount('error') === 0) request.socket.on('error', overlook);
      if (!allows(request) || asksForScript(request)) return refuse('origin not allowed', 'origin', answer);
      this.limits.connect(addressOf(request)).then(
        () => this.admit(request, answer),
        () => refuse('too many connections', 'rate_limited', answer),
      );
    };
    return {
      ...options,
      path: this.options.path,
      maxHttpBufferSize: FRAME_BYTES,
      connectTimeout: CONNECT_WITHIN_MS,
      perMessageDeflate: false,
      cors,
      allowRequest,
    } as ServerOptions;
  }

  /** After the limits of each address, so that nobody uses up alone what the node can take. */
  private admit(request: IncomingMessage, answer: Answer): void {
    if (this.drain.isDraining) return this.sendAway(request, 'unavailable', comeBackAfterMs());
    const retryAfterMs = this.admission.refusesFor();
    if (retryAfterMs !== undefined) return this.sendAway(request, 'shed', retryAfterMs);
    answer(null, true);
  }

  private sendAway(request: IncomingMessage, outcome: string, retryAfterMs: number): void {
    this.metrics.connected(outcome);
    refuseHandshake(request, new ChatError('unavailable', { retryAfterMs }).body);
  }
}
