import type { FeedEvent, MessageEvent } from '../contract/wire.js';

/** Whether it is a message that only its sender, who is not to know, and moderators are shown. */
export function isShadowed(event: FeedEvent): event is MessageEvent & { shadowed: true } {
  return event.type === 'message' && event.shadowed === true;
}

/** The message as its sender is shown it: like any other. */
export function unmarked(message: MessageEvent): MessageEvent {
  const plain = { ...message };
  delete plain.shadowed;
  return plain;
}

/** The events as somebody is shown them who is no moderator. */
export function shownTo(userId: string, events: FeedEvent[]): FeedEvent[] {
  if (!events.some(isShadowed)) return events;
  return events.flatMap((event) => {
    if (!isShadowed(event)) return event;
    return event.user.id === userId ? unmarked(event) : [];
  });
}
