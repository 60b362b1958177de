/** Rings at the earliest of the times that it was set to since it last rang. Until it is set it is no timer. */
export class Alarm {
  private at = Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ring: () => void) {}

  /** @param at as `performance.now()` tells the time */
  set(at: number): void {
    if (at >= this.at) return;
    this.stop();
    this.at = at;
    this.timer = setTimeout(
      () => {
        this.at = Infinity;
        this.ring();
      },
      Math.max(1, Math.ceil(at - performance.now())),
    ).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.at = Infinity;
  }
}
