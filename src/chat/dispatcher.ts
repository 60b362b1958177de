import { Injectable, Logger } from '@nestjs/common';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { isObservable, lastValueFrom } from 'rxjs';
import type { ChatSocket } from '../feed/broadcaster.js';
import { SocketWriter } from '../feed/socket-writer.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { AckDeadlines } from './ack-deadlines.js';
import { ChatError } from './chat-error.js';
import { Drain } from './drain.js';
import { handOutAckIds, replyOnce, type Reply } from './reply.js';
import { toChatError } from './to-chat-error.js';

type Handler = MessageMappingProperties['callback'];

/** Hands what a socket sends to its handler and sees to it that there is one answer, whatever happens. */
@Injectable()
export class Dispatcher {
  /** Whether the app's WebSocket adapter hands sockets to this. */
  inUse = false;
  private readonly logger = new Logger('Chat');
  /** Where each event's handler is in a socket's list: a table of its own for each socket would cost every viewer. */
  private readonly places = new Map<string, number>();
  private readonly handlers = new WeakMap<ChatSocket, Handler[]>();
  private readonly deadlines = new AckDeadlines((reply) => giveUp(reply));

  constructor(
    private readonly drain: Drain,
    private readonly writer: SocketWriter,
    private readonly metrics: ChatMetrics,
  ) {}

  /**
   * One middleware that lets nothing through, instead of a listener per event: what a client sends never
   * reaches the socket's own emitter, where an event named `error` means something else, and an event that
   * nobody handles gets its answer as well. Nest binds a socket once for each gateway of the namespace.
   */
  bind(socket: ChatSocket, mappings: MessageMappingProperties[]): void {
    const known = this.handlers.get(socket);
    const handlers = known ?? [];
    for (const { message, callback } of mappings) handlers[this.placeOf(String(message))] = callback;
    if (known) return;
    this.handlers.set(socket, handlers);
    handOutAckIds(socket);
    socket.use(([event, ...args]) => {
      const beganAt = performance.now();
      const place = this.places.get(event);
      const handler = place === undefined ? undefined : handlers[place];
      const reply = replyOnce(socket, this.writer, args, (ack) =>
        this.metrics.answered(handler ? event : 'unknown', ack, beganAt),
      );
      void this.answer(handler, args, reply);
    });
  }

  private placeOf(event: string): number {
    const place = this.places.get(event) ?? this.places.size;
    this.places.set(event, place);
    return place;
  }

  private async answer(handler: Handler | undefined, args: unknown[], reply: Reply): Promise<void> {
    const done = this.drain.enter();
    this.deadlines.add(reply);
    try {
      await this.handle(handler, args, reply);
    } catch (reason) {
      const error = toChatError(reason);
      if (error.code === 'unavailable' && error.cause !== undefined) this.logger.error(error.cause);
      reply({ ok: false, error: error.body });
    } finally {
      this.deadlines.delete(reply);
      done();
    }
  }

  private async handle(handler: Handler | undefined, args: unknown[], reply: Reply): Promise<void> {
    this.drain.refuseWhileDraining();
    if (!handler) throw new ChatError('bad_request', { message: 'There is no such event.' });
    if (args.length !== 1)
      throw new ChatError('bad_request', { message: 'An event takes one object and an ack.' });
    const result: unknown = await handler(args[0], reply);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    // Where an interceptor of the host let nothing reach the handler, nobody has replied.
    giveUp(reply);
  }
}

/** Says that it did not work out, to whoever has had no answer. */
function giveUp(reply: Reply): void {
  if (!reply.done) reply({ ok: false, error: new ChatError('unavailable').body });
}
