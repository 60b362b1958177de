import type { FeedEvent, FeedPosition, MessageEvent } from '../index.js';

/** How far a room was known when it was last looked at. */
export type Heard = FeedPosition | undefined;

/** What was said since. Nothing at the first look, nor in a log that is another one than before. */
export function freshMessages(
  events: readonly FeedEvent[],
  heard: Heard,
  now: FeedPosition,
): readonly MessageEvent[] {
  if (!heard || heard.epoch !== now.epoch) return [];
  const fresh: MessageEvent[] = [];
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (!event || event.seq <= heard.seq) break;
    if (event.type === 'message') fresh.push(event);
  }
  return fresh.reverse();
}
