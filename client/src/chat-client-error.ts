import { ERRORS, type ErrorCode } from '../../src/contract/errors.js';
import type { ChatErrorBody } from '../../src/contract/wire.js';

/** The server's "no", or `unavailable` where there was no answer. */
export class ChatClientError extends Error {
  override readonly name = 'ChatClientError';
  readonly code: ErrorCode;
  /** Present when waiting helps and the server knows how long. */
  readonly retryAfterMs?: number;

  constructor(body: ChatErrorBody) {
    super(body.message);
    this.code = body.code;
    if (body.retryAfterMs !== undefined) this.retryAfterMs = body.retryAfterMs;
  }

  /** Whether the same request can succeed later. A code that we do not know yet: no. */
  get retry(): boolean {
    return ERRORS[this.code]?.retry ?? false;
  }

  static unavailable(message: string = ERRORS.unavailable.message): ChatClientError {
    return new ChatClientError({ code: 'unavailable', message });
  }

  static from(cause: unknown): ChatClientError {
    return cause instanceof ChatClientError ? cause : ChatClientError.unavailable(String(cause));
  }
}
