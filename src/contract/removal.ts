import type { FeedDraft, FeedEvent, MessageEvent } from './wire.js';

type Removable = Pick<MessageEvent, 'id'> & { user?: { id: string } };

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
