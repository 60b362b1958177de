import type { FeedBus } from '../feed/feed-bus.js';

/** The bus of a node that has no others to talk to. */
export class LoneNode implements FeedBus {
  readonly shared = false;

  open(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {}

  tell(): Promise<number> {
    return Promise.resolve(0);
  }

  on(): void {}

  onReturn(): void {}

  stop(): void {}
}
