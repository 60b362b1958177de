import { EventEmitter, once } from 'node:events';
import { Injectable } from '@nestjs/common';
import { ChatError } from './chat-error.js';

/** How long a viewer is to wait before it comes back after a restart: spread, so that not all come at once. */
const COME_BACK_MS = { least: 500, most: 5_000 };

/** Whether the chat is on its way out, and what it still has to finish. */
@Injectable()
export class Drain {
  private draining = false;
  private underWay = 0;
  private readonly idle = new EventEmitter();

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

  /** Something begins that `finished` waits for; the function returned says that it has ended. */
  enter(): () => void {
    this.underWay += 1;
    return () => {
      this.underWay -= 1;
      if (this.underWay === 0) this.idle.emit('idle');
    };
  }

  /** Resolves when all that was entered has ended. */
  async finished(): Promise<void> {
    if (this.underWay > 0) await once(this.idle, 'idle');
  }
}

/** A wait at random. */
export function comeBackAfterMs(): number {
  return Math.round(COME_BACK_MS.least + Math.random() * (COME_BACK_MS.most - COME_BACK_MS.least));
}
