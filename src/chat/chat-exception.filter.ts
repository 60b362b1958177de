import { Catch, Injectable, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Reply } from './reply.js';
import { toChatError } from './to-chat-error.js';

/**
 * Answers through the ack, whatever was thrown. Nest's own filter emits an `exception` instead and sends
 * the client's payload back in it.
 */
@Catch()
@Injectable()
export class ChatExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger('Chat');

  catch(exception: unknown, host: ArgumentsHost): void {
    const error = toChatError(exception);
    if (error.code === 'unavailable') this.logger.error(error.cause ?? exception);
    host.getArgByIndex<Reply>(2)({ ok: false, error: error.body });
  }
}
