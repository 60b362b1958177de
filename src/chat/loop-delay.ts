import type { OnApplicationShutdown } from '@nestjs/common';

/** Between two looks at how late the event loop is. */
const LOOK_EVERY_MS = 50;

/** How long the worst of what was seen counts. */
const REMEMBER_MS = 1_000;

/**
 * How late the event loop is: the worst of the last second, what has just built up included. It is watched from
 * when somebody asks until nobody has for a second: twenty looks a second are more than all else that an idle
 * server does.
 */
export class LoopDelay implements OnApplicationShutdown {
  private lookedAt = 0;
  private askedAt = 0;
  private worst = 0;
  private worstAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly clock: () => number) {}

  onApplicationShutdown(): void {
    this.stop();
  }

  /** Who asks first is told 0, and whoever comes right after it what it was kept waiting for. */
  get ms(): number {
    const now = this.clock();
    this.askedAt = now;
    if (!this.timer) this.start(now);
    const remembered = now - this.worstAt < REMEMBER_MS ? this.worst : 0;
    // A request that waited for the loop is often read before the timer is: the delay is then not seen yet.
    return Math.max(remembered, this.lateAt(now));
  }

  look(): void {
    const now = this.clock();
    const late = this.lateAt(now);
    if (late >= this.worst || now - this.worstAt >= REMEMBER_MS) {
      this.worst = late;
      this.worstAt = now;
    }
    this.lookedAt = now;
    if (now - this.askedAt >= REMEMBER_MS) this.stop();
  }

  private start(now: number): void {
    this.worst = 0;
    this.lookedAt = now;
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private lateAt(now: number): number {
    return Math.max(0, now - this.lookedAt - LOOK_EVERY_MS);
  }
}
