import { Injectable } from '@nestjs/common';
import { ChatError } from './chat-error.js';

/** How long a viewer is to wait before it comes back after a restart: spread, so that not all come at once. */
const COME_BACK_MS = { least: 500, most: 5_000 };

/** Whether the chat is on its way out, and what it still has to finish. */
@Injectable()
export class Drain {
  private draining = false;
  private readonly underWay = new Set<Promise<unknown>>();

  get isDraining(): boolean {
    return this.draining;
  }

  begin(): void {
    this.draining = true;
  }

  /** @throws ChatError `unavailable` once it drains */
  refuseWhileDraining(): void {
    if (this.draining) throw new ChatError('unavailable', { retryAfterMs: comeBackAfterMs() });
  }

  /** Has `finished` wait for it. */
  track(work: Promise<unknown>): void {
    this.underWay.add(work);
    void work.finally(() => this.underWay.delete(work));
  }

  /** Resolves when all that is tracked has ended. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }
}

/** A wait at random. */
export function comeBackAfterMs(): number {
  return Math.round(COME_BACK_MS.least + Math.random() * (COME_BACK_MS.most - COME_BACK_MS.least));
}
