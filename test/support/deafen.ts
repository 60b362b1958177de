import { FeedBus } from '../../src/feed/feed-bus.js';
import type { TestChat } from '../../src/testing/test-chat.js';

/** Has a node hear nothing from the others, from now on: the database alone connects them. */
export function deafen({ app }: TestChat): void {
  Object.assign(app.get<FeedBus>(FeedBus), { hear: () => undefined });
}
