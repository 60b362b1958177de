import type { Reply } from './reply.js';

/** A client that heard nothing for this long is told no. Its retry, under the same id, finds what was done after all. */
const ACK_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 500;

/** Who waits for an ack, the longest first. One timer for all: a timer for each message costs more than its ack. */
export class AckDeadlines {
  private readonly waiting = new Map<Reply, number>();
  private timer: NodeJS.Timeout | undefined;

  /** @param pass called with each whose time is over */
  constructor(private readonly pass: (reply: Reply) => void) {}

  add(reply: Reply): void {
    this.waiting.set(reply, performance.now() + ACK_WITHIN_MS);
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  delete(reply: Reply): void {
    this.waiting.delete(reply);
  }

  private look(): void {
    const now = performance.now();
    for (const [reply, deadline] of this.waiting) {
      if (deadline > now) return;
      this.waiting.delete(reply);
      this.pass(reply);
    }
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
