import {
  Catch,
  HttpException,
  Injectable,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { WsException } from '@nestjs/websockets';
import { ChatError } from './chat-error.js';
import type { Reply } from './dispatcher.js';

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

/** Guards, pipes and interceptors of the host app may throw Nest's own exceptions. */
export function toChatError(exception: unknown): ChatError {
  if (exception instanceof ChatError) return exception;
  if (exception instanceof WsException) return new ChatError('forbidden');
  if (exception instanceof HttpException && exception.getStatus() < 500)
    return new ChatError(CODE_OF_STATUS[exception.getStatus()] ?? 'bad_request');
  return new ChatError('unavailable', { cause: exception });
}

const CODE_OF_STATUS: Record<number, 'unauthorized' | 'forbidden' | 'rate_limited'> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'rate_limited',
};
