import { Injectable, Logger } from '@nestjs/common';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { isObservable, lastValueFrom } from 'rxjs';
import type { ChatSocket } from '../feed/broadcaster.js';
import { SocketWriter } from '../feed/socket-writer.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { AckDeadlines } from './ack-deadlines.js';
import { Arrivals } from './arrivals.js';
import { ChatError } from './chat-error.js';
import { Drain } from './drain.js';
import { handOutAckIds, replyOnce, type Reply } from './reply.js';
import { toChatError } from './to-chat-error.js';

type Handler = (socket: ChatSocket, payload: unknown, reply: Reply) => unknown;

/** Hands what a socket sends to its handler and sees to it that there is one answer, whatever happens. */
@Injectable()
export class Dispatcher {
  /** Whether the app's WebSocket adapter hands sockets to this. */
  inUse = false;
  private readonly logger = new Logger('Chat');
  /** One table for all sockets: one of its own for each would cost every viewer. */
  private readonly handlers = new Map<string, Handler>();
  private readonly known = new WeakSet<readonly MessageMappingProperties[]>();
  /** Those that Nest made for one socket each. */
  private readonly ownHandlers = new WeakMap<ChatSocket, Map<string, Handler>>();
  private readonly listening = new WeakSet<ChatSocket>();
  private readonly deadlines = new AckDeadlines((reply) => giveUp(reply));

  constructor(
    private readonly drain: Drain,
    private readonly arrivals: Arrivals,
    private readonly writer: SocketWriter,
    private readonly metrics: ChatMetrics,
  ) {}

  /** Has a gateway's handlers answer what the socket sends, as they answer all others. Once for each gateway. */
  share(socket: ChatSocket, mappings: readonly MessageMappingProperties[], gateway: object): void {
    if (!this.known.has(mappings)) {
      this.known.add(mappings);
      for (const { message, callback } of mappings)
        this.handlers.set(String(message), (...args) => callback.apply(gateway, args) as unknown);
    }
    this.listen(socket);
  }

  /** The same for handlers that know their socket. */
  bind(socket: ChatSocket, mappings: readonly MessageMappingProperties[]): void {
    const own = this.ownHandlers.get(socket) ?? new Map<string, Handler>();
    this.ownHandlers.set(socket, own);
    for (const { message, callback } of mappings)
      own.set(String(message), (_socket, ...args) => callback(...args) as unknown);
    this.listen(socket);
  }

  /**
   * One middleware that lets nothing through, instead of a listener per event: what a client sends never
   * reaches the socket's own emitter, where an event named `error` means something else, and an event that
   * nobody handles gets its answer as well.
   */
  private listen(socket: ChatSocket): void {
    if (this.listening.has(socket)) return;
    this.listening.add(socket);
    handOutAckIds(socket);
    socket.use(([event, ...args]) => {
      const beganAt = performance.now();
      const handler = this.handlers.get(event) ?? this.ownHandlers.get(socket)?.get(event);
      const reply = replyOnce(socket, this.writer, args, (ack) =>
        this.metrics.answered(handler ? event : 'unknown', ack, beganAt),
      );
      void this.answer(socket, handler, event, args, reply);
    });
  }

  private async answer(
    socket: ChatSocket,
    handler: Handler | undefined,
    event: string,
    args: unknown[],
    reply: Reply,
  ): Promise<void> {
    const done = this.drain.enter();
    this.deadlines.add(reply);
    try {
      this.drain.refuseWhileDraining();
      const turn = this.arrivals.turnOf(socket.id, event, args[0]);
      if (turn) await turn;
      await this.handle(socket, handler, args, reply);
    } catch (reason) {
      const error = toChatError(reason);
      if (error.code === 'unavailable' && error.cause !== undefined) this.logger.error(error.cause);
      reply({ ok: false, error: error.body });
    } finally {
      this.deadlines.delete(reply);
      done();
    }
  }

  private async handle(
    socket: ChatSocket,
    handler: Handler | undefined,
    args: unknown[],
    reply: Reply,
  ): Promise<void> {
    if (!handler) throw new ChatError('bad_request', { message: 'There is no such event.' });
    if (args.length !== 1)
      throw new ChatError('bad_request', { message: 'An event takes one object and an ack.' });
    const result: unknown = await handler(socket, args[0], reply);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    // Where an interceptor of the host let nothing reach the handler, nobody has replied.
    giveUp(reply);
  }
}

/** Says that it did not work out, to whoever has had no answer. */
function giveUp(reply: Reply): void {
  if (!reply.done) reply({ ok: false, error: new ChatError('unavailable').body });
}
