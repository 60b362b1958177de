import type { FeedEvent, MessageEvent, PendingMessage, RoomSnapshot, Visit } from '../../src/index.js';

export type Quote = MessageEvent | 'lost' | undefined;

export type TimelineItem =
  | { kind: 'message'; key: string; event: MessageEvent; quote: Quote }
  | { kind: 'event'; key: string; event: Exclude<FeedEvent, MessageEvent> }
  | { kind: 'visit'; key: string; visit: Visit }
  | { kind: 'pending'; key: string; message: PendingMessage; quote: Quote };

/** Everything that the list shows, in its order: the feed, who came and went in between, what is on its way. */
export function timeline({ events, visits, pending }: RoomSnapshot): TimelineItem[] {
  const said = new Map<string, MessageEvent>();
  for (const event of events) if (event.type === 'message') said.set(event.id, event);
  const quote = (id: string | undefined): Quote => (id === undefined ? undefined : (said.get(id) ?? 'lost'));

  const items: TimelineItem[] = [];
  const waiting = [...visits];
  const visitsBefore = (seq: number) => {
    for (let visit = waiting[0]; visit && visit.afterSeq < seq; visit = waiting[0]) {
      items.push({ kind: 'visit', key: `visit ${visit.afterSeq}`, visit });
      waiting.shift();
    }
  };
  for (const event of events) {
    visitsBefore(event.seq);
    items.push(
      event.type === 'message'
        ? { kind: 'message', key: event.id, event, quote: quote(event.replyTo) }
        : { kind: 'event', key: `seq ${event.seq}`, event },
    );
  }
  visitsBefore(Infinity);
  for (const message of pending)
    items.push({ kind: 'pending', key: message.clientMsgId, message, quote: quote(message.replyTo) });
  return items;
}
