import { ERRORS, type ErrorCode } from '../contract/errors.js';
import type { ChatErrorBody } from '../contract/wire.js';

/** A no with its reason; it reaches the client as the negative ack of what it asked for. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly retryAfterMs: number | undefined;

  /**
   * @param options.message one sentence for people, instead of the code's own
   * @param options.retryAfterMs how long to wait before asking again; only where waiting helps
   */
  constructor(
    readonly code: ErrorCode,
    options: { message?: string; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(options.message ?? ERRORS[code].message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }

  get body(): ChatErrorBody {
    const { code, message, retryAfterMs } = this;
    return retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs };
  }
}
