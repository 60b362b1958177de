import type { FeedPacket } from '../contract/wire.js';
import type { Viewer } from '../identity/viewer.js';
import type { OutgoingPacket } from './encoding.js';
import { concerns, withHidden, type Shown } from './shown.js';

/** A packet, and how many events are in it. */
export interface Outgoing {
  packet: OutgoingPacket;
  events: number;
}

/** What each viewer is sent: the same for all but those whom something concerns that is hidden. */
export function outgoingOf(
  shown: Shown,
  encode: (packet: FeedPacket) => OutgoingPacket,
): (viewer: Viewer) => Outgoing {
  const { packet, hidden } = shown;
  const forAll = { packet: encode(packet), events: packet.events.length };
  if (hidden.length === 0) return () => forAll;
  return ({ identity }) => {
    const mine = hidden.filter((message) => concerns(message, identity));
    if (mine.length === 0) return forAll;
    return { packet: encode(withHidden(shown, mine)), events: forAll.events + mine.length };
  };
}
