import type { FeedEvent, MessageEvent, PendingMessage, RoomSnapshot, Visit } from '../../index.js';

export type Quote = MessageEvent | 'lost' | undefined;

/** What happened in the room, apart from what was said. */
export type RoomNews = Extract<
  FeedEvent,
  { type: 'announcement' | 'room.updated' | 'room.cleared' | 'user.timed_out' | 'user.banned' }
>;

/** `seq`: where it stands, or would stand, in the feed. */
export type TimelineItem = { key: string; seq: number } & (
  | { kind: 'message'; event: MessageEvent; quote: Quote }
  | { kind: 'news'; event: RoomNews }
  | { kind: 'removed'; count: number }
  | { kind: 'visit'; visit: Visit }
  | { kind: 'pending'; message: PendingMessage; quote: Quote }
);

/** Everything that the list shows, in its order: the feed, who came and went in between, what is on its way. */
export function timeline({
  events,
  visits,
  pending,
}: Pick<RoomSnapshot, 'events' | 'visits' | 'pending'>): TimelineItem[] {
  const said = new Map<string, MessageEvent>();
  for (const event of events) if (event.type === 'message') said.set(event.id, event);
  const quote = (id: string | undefined): Quote => (id === undefined ? undefined : (said.get(id) ?? 'lost'));

  const items: TimelineItem[] = [];
  let visit = 0;
  let isOpen = true;
  const visitsBefore = (seq: number) => {
    for (let next = visits[visit]; next && next.afterSeq < seq; next = visits[++visit])
      items.push({ kind: 'visit', key: `visit ${next.afterSeq}`, seq: next.afterSeq, visit: next });
  };
  for (const event of events) {
    visitsBefore(event.seq);
    if (event.type === 'message') items.push(message(event, quote(event.replyTo)));
    else if (event.type === 'tombstone') addRemoved(items, event.seq);
    else if (isNews(event, isOpen))
      items.push({ kind: 'news', key: `seq ${event.seq}`, seq: event.seq, event });
    if (event.type === 'room.updated') isOpen = event.room.open;
  }
  visitsBefore(Infinity);
  for (const waiting of pending)
    items.push({
      kind: 'pending',
      key: waiting.clientMsgId,
      seq: Infinity,
      message: waiting,
      quote: quote(waiting.replyTo),
    });
  return items;
}

function message(event: MessageEvent, quote: Quote): TimelineItem {
  return { kind: 'message', key: event.id, seq: event.seq, event, quote };
}

/** One line for all that was removed in one place: a purge is not a page of them. */
function addRemoved(items: TimelineItem[], seq: number): void {
  const last = items.at(-1);
  if (last?.kind === 'removed') last.count += 1;
  else items.push({ kind: 'removed', key: `removed ${seq}`, seq, count: 1 });
}

const NEWS: Record<RoomNews['type'], true> = {
  announcement: true,
  'room.updated': true,
  'room.cleared': true,
  'user.timed_out': true,
  'user.banned': true,
};

/** Modes and titles are shown where they hold; a ban that names nobody is an address's, or not to be noticed. */
function isNews(event: FeedEvent, wasOpen: boolean): event is RoomNews {
  if (event.type === 'room.updated') return event.room.open !== wasOpen;
  if (event.type === 'user.banned') return event.user !== undefined;
  return Object.hasOwn(NEWS, event.type);
}
