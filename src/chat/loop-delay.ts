import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';

/** Between two looks at how late the event loop is. */
const LOOK_EVERY_MS = 50;

/** How long the worst of what was seen counts. */
const REMEMBER_MS = 1_000;

/** How late the event loop is: the worst of the last second, what has just built up included. */
export class LoopDelay implements OnModuleInit, OnApplicationShutdown {
  private lookedAt = 0;
  private worst = 0;
  private worstAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly clock: () => number) {}

  onModuleInit(): void {
    this.lookedAt = this.clock();
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  get ms(): number {
    const now = this.clock();
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
  }

  private lateAt(now: number): number {
    return Math.max(0, now - this.lookedAt - LOOK_EVERY_MS);
  }
}
