import type { ChatErrorBody } from '../contract/wire.js';

/** A negative ack. */
export class Refusal extends Error {
  readonly code: ChatErrorBody['code'];
  readonly retryAfterMs: number | undefined;

  constructor(error: ChatErrorBody) {
    super(error.message);
    this.code = error.code;
    this.retryAfterMs = error.retryAfterMs;
  }
}
