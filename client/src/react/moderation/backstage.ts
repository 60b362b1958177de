import { BACKSTAGE } from '../../../../src/contract/moderation.js';
import type { FeedEvent } from '../../index.js';

/** The id of the feed in which a room's moderators are told what is done. */
export const backstageOf = (room: string): string => room + BACKSTAGE;

/** Those of one type, in their order. */
export function ofType<T extends FeedEvent['type']>(events: readonly FeedEvent[], type: T) {
  return events.filter((event): event is Extract<FeedEvent, { type: T }> => event.type === type);
}
