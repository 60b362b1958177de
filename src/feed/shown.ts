import type { FeedEvent, FeedPacket, MessageEvent } from '../contract/wire.js';
import { isShadowed, unmarked } from './shadow.js';

/** A packet as most viewers get it, and what was left out of it. */
export interface Shown {
  packet: FeedPacket;
  hidden: MessageEvent[];
}

/** The packet with nothing left out. */
export function whole(packet: FeedPacket): Shown {
  return { packet, hidden: [] };
}

/** The same without the messages that `isHidden` says; it is asked once about each, in order. */
export function leaveOut(shown: Shown, isHidden: (message: MessageEvent) => boolean): Shown {
  const left: MessageEvent[] = [];
  const events = shown.packet.events.filter((event) => {
    if (event.type !== 'message' || !isHidden(event)) return true;
    left.push(event);
    return false;
  });
  if (left.length === 0) return shown;
  const hidden = [...shown.hidden, ...left];
  return { packet: { ...shown.packet, events, omitted: hidden.length }, hidden };
}

/** The packet for somebody whom some of the hidden messages concern: with those in their places. */
export function withHidden({ packet, hidden }: Shown, mine: readonly MessageEvent[]): FeedPacket {
  const events: FeedEvent[] = [
    ...packet.events,
    ...mine.map((one) => (isShadowed(one) ? unmarked(one) : one)),
  ].sort((a, b) => a.seq - b.seq);
  const omitted = hidden.length - mine.length;
  return { ...packet, events, omitted: omitted > 0 ? omitted : undefined };
}

/** Whether the message is the viewer's own or speaks to it: `@nickname`. Who speaks in the shadow speaks to nobody. */
export function concerns(
  message: MessageEvent,
  viewer: { id: string; nickname: string | undefined },
): boolean {
  if (message.user.id === viewer.id) return true;
  if (isShadowed(message) || viewer.nickname === undefined) return false;
  return message.text.includes(`@${viewer.nickname}`);
}
