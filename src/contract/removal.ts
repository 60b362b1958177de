import type { FeedDraft, FeedEvent, MessageEvent, MessageRef } from './wire.js';

type Removable = Pick<MessageEvent, 'id'> & { user?: { id: string } };
type Shown = MessageRef & Pick<MessageEvent, 'user'>;

/** Whether what was said before the event is to be shown no more because of it. */
export function removes(event: FeedEvent | FeedDraft, said: Removable): boolean {
  switch (event.type) {
    case 'message.deleted':
      return event.message.id === said.id;
    case 'user.purged':
      return said.user?.id === event.user.id;
    case 'room.cleared':
      return true;
    default:
      return false;
  }
}

/** The messages that the event shows again: as a pin, or because they were restored. */
export function shownIn(event: FeedEvent): Shown[] {
  if (event.type === 'messages.restored') return event.messages;
  return event.type === 'room.updated' && event.room.pinned ? [event.room.pinned] : [];
}

/** The same event without those that were removed after it. */
export function without(event: FeedEvent, isGone: (message: Shown) => boolean): FeedEvent {
  if (!shownIn(event).some(isGone)) return event;
  if (event.type === 'messages.restored')
    return { ...event, messages: event.messages.filter((message) => !isGone(message)) };
  if (event.type !== 'room.updated') return event;
  const room = { ...event.room };
  delete room.pinned;
  return { ...event, room };
}
