import { Injectable, Logger } from '@nestjs/common';
import type { MessageMappingProperties } from '@nestjs/websockets';
import { lastValueFrom, type Observable } from 'rxjs';
import type { ChatSocket } from '../feed/broadcaster.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { ChatError } from './chat-error.js';
import { Drain } from './drain.js';
import { replyOnce, type Reply } from './reply.js';
import { toChatError } from './to-chat-error.js';

/** A client that heard nothing for this long is told no. Its retry, under the same id, finds what was done after all. */
const ACK_WITHIN_MS = 10_000;

type Transform = (result: unknown) => Observable<unknown>;

/** Hands what a socket sends to its handler and sees to it that there is one answer, whatever happens. */
@Injectable()
export class Dispatcher {
  /** Whether the app's WebSocket adapter hands sockets to this. */
  inUse = false;
  private readonly logger = new Logger('Chat');

  constructor(
    private readonly drain: Drain,
    private readonly metrics: ChatMetrics,
  ) {}

  /**
   * One middleware that lets nothing through, instead of a listener per event: what a client sends never
   * reaches the socket's own emitter, where an event named `error` means something else, and an event that
   * nobody handles gets its answer as well.
   */
  bind(socket: ChatSocket, handlers: MessageMappingProperties[], transform: Transform): void {
    socket.use(([event, ...args]) => {
      const beganAt = performance.now();
      const handler = handlers.find(({ message }) => message === event)?.callback;
      const reply = replyOnce(socket, args, (ack) =>
        this.metrics.answered(handler ? event : 'unknown', ack, beganAt),
      );
      const handled = this.handle(handler, args, reply, transform).catch((reason: unknown) => {
        const error = toChatError(reason);
        if (error.code === 'unavailable' && error.cause !== undefined) this.logger.error(error.cause);
        reply({ ok: false, error: error.body });
      });
      this.drain.track(handled);
    });
  }

  private async handle(
    handler: MessageMappingProperties['callback'] | undefined,
    args: unknown[],
    reply: Reply,
    transform: Transform,
  ): Promise<void> {
    this.drain.refuseWhileDraining();
    if (!handler) throw new ChatError('bad_request', { message: 'There is no such event.' });
    if (args.length !== 1)
      throw new ChatError('bad_request', { message: 'An event takes one object and an ack.' });
    const giveUp = () => reply({ ok: false, error: new ChatError('unavailable').body });
    const late = setTimeout(giveUp, ACK_WITHIN_MS);
    try {
      await lastValueFrom(transform(handler(args[0], reply)), { defaultValue: undefined });
      // Where an interceptor of the host let nothing reach the handler, nobody has replied.
      if (!reply.done) giveUp();
    } finally {
      clearTimeout(late);
    }
  }
}
