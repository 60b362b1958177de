import type { FeedEvent, FeedPosition, MessageEvent } from '../index.js';

/** How far a room was known when it was last looked at. */
export type Heard = FeedPosition | undefined;

/** What was said since; at the first look, and in a log that is another one than before, since the join. */
export function freshMessages(
  events: readonly FeedEvent[],
  heard: Heard,
  joinedAt: FeedPosition,
): readonly MessageEvent[] {
  const after = heard?.epoch === joinedAt.epoch ? heard.seq : joinedAt.seq;
  const fresh: MessageEvent[] = [];
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (!event || event.seq <= after) break;
    if (event.type === 'message') fresh.push(event);
  }
  return fresh.reverse();
}
