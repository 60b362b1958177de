import { HttpException } from '@nestjs/common';
import { WsException } from '@nestjs/websockets';
import { ChatError } from './chat-error.js';

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
