import { removes } from '../../src/contract/removal.js';
import type { FeedEvent, MessageEvent } from '../../src/contract/wire.js';

/** What was said, once what moderators did since then is carried out on it. */
export function moderated(said: readonly FeedEvent[], news: readonly FeedEvent[]): readonly FeedEvent[] {
  return news.filter(changesWhatWasSaid).reduce(carryOut, said);
}

function changesWhatWasSaid({ type }: FeedEvent): boolean {
  switch (type) {
    case 'message.deleted':
    case 'user.purged':
    case 'room.cleared':
    case 'messages.restored':
      return true;
    default:
      return false;
  }
}

function carryOut(said: readonly FeedEvent[], news: FeedEvent): readonly FeedEvent[] {
  if (news.type === 'messages.restored') return restored(said, news.messages);
  return said.map((event) => (isRemoved(event, news) ? tombstone(event) : event));
}

type Said = Extract<FeedEvent, { type: 'message' | 'announcement' }>;

function isRemoved(event: FeedEvent, news: FeedEvent): event is Said {
  const isSaid = event.type === 'message' || event.type === 'announcement';
  return isSaid && event.seq < news.seq && removes(news, event);
}

/** The place stays, so that no seq is missing; what was in it goes. */
function tombstone({ seq, at, id }: Said): FeedEvent {
  return { type: 'tombstone', seq, at, id };
}

function restored(said: readonly FeedEvent[], messages: readonly MessageEvent[]): readonly FeedEvent[] {
  const back = new Map(messages.map((message) => [message.seq, message]));
  return said.map((event) => (event.type === 'tombstone' ? (back.get(event.seq) ?? event) : event));
}
