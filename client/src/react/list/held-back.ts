import type { FeedEvent } from '../../index.js';
import { moderated } from '../../moderated.js';

/** So many places of the feed may come after what one reads, before it is better to go to the end. */
const READ_ON = 500;

/** What somebody reads, further up than the end. */
export interface Reading {
  epoch: string | undefined;
  /** The head of the feed when it began. */
  since: number;
  events: readonly FeedEvent[];
}

/**
 * What one reads does not go away, though the room forgets it while more is said; what is removed does. What
 * is said meanwhile comes after it, up to a bound: in a fast room it would otherwise be drawn for nobody.
 */
export function readOn(reading: Reading, events: readonly FeedEvent[]): Reading {
  const first = events[0]?.seq ?? Infinity;
  const forgotten = reading.events.filter(({ seq }) => seq < first);
  const last = reading.events.at(-1)?.seq ?? 0;
  const news = events.filter(({ seq }) => seq > last);
  const within = events.filter(({ seq }) => seq <= reading.since + READ_ON);
  return { ...reading, events: [...moderated(forgotten, news), ...within] };
}
