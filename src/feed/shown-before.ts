import type { FeedEvent } from '../contract/wire.js';
import type { Feed } from './feed.js';
import type { LogView } from './log-view.js';

/** Events that are looked through at once where those that were asked for are all hidden. */
const LOOK_THROUGH = 100;

/**
 * What the user is shown of the feed before a seq: at most `limit` events, the latest of them. None only
 * where the feed begins: so a client tells that there is no more.
 */
export async function shownBefore(
  feed: Feed,
  view: LogView,
  userId: string,
  before: number,
  limit: number,
): Promise<FeedEvent[]> {
  let end = Math.min(before, view.due + 1);
  for (let count = limit; ; count = LOOK_THROUGH) {
    const events = await feed.before(view.log.room, end, count);
    const shown = view.shownTo(userId, events);
    const first = events[0];
    if (shown.length > 0 || !first) return shown.slice(-limit);
    end = first.seq;
  }
}
