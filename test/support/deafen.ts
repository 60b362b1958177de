import { FeedBus } from '../../src/feed/feed-bus.js';
import type { Chat } from './start-chat.js';

/** Has a node hear nothing from the others, from now on: the database alone connects them. */
export function deafen({ app }: Chat): void {
  Object.assign(app.get<FeedBus>(FeedBus), { hear: () => undefined });
}
