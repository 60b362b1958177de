import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Requests } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { FeedBus } from '../feed/feed-bus.js';
import { HostReview } from '../review/host-review.js';

const MESSAGE: keyof Requests = 'message:send';

/**
 * When what a socket sends is handled: in its order, and at once, but for messages to a room that is held back
 * anyway. Those wait for each other and are handled right before their commit.
 */
@Injectable()
export class Arrivals {
  /** Sockets with messages that wait, and how many. */
  private readonly waiting = new Map<string, number>();
  /** Where the host or other nodes are asked first, that time comes on top; and to each of several nodes comes less. */
  private readonly mayWait: boolean;

  constructor(
    private readonly feed: Feed,
    @Inject(FeedBus) bus: FeedBus,
    @Inject(HostReview) review: HostReview | undefined,
  ) {
    this.mayWait = !bus.shared && !review;
  }

  /** Resolves when it is its turn; undefined where that is now. @param payload anything */
  turnOf(socketId: string, event: string, payload: unknown): Promise<void> | undefined {
    if (event !== MESSAGE) return this.settle(socketId);
    const patienceMs = this.mayWait ? this.feed.patienceIn(roomIn(payload)) : 0;
    return patienceMs > 0 || this.waiting.has(socketId) ? this.wait(socketId, patienceMs) : undefined;
  }

  /** Resolves when what the socket sent so far is on its way, which waits no longer then; undefined where all is. */
  settle(socketId: string): Promise<void> | undefined {
    return this.waiting.has(socketId) ? this.feed.turn(0)?.then(() => nextTurn()) : undefined;
  }

  private wait(socketId: string, patienceMs: number): Promise<void> | undefined {
    const turn = this.feed.turn(patienceMs);
    if (!turn) return undefined;
    this.waiting.set(socketId, (this.waiting.get(socketId) ?? 0) + 1);
    return turn.then(() => this.begin(socketId));
  }

  private begin(socketId: string): void {
    const left = (this.waiting.get(socketId) ?? 0) - 1;
    if (left > 0) this.waiting.set(socketId, left);
    else this.waiting.delete(socketId);
  }
}

function roomIn(payload: unknown): string {
  const { room } = (payload ?? {}) as { room?: unknown };
  return typeof room === 'string' ? room : '';
}
