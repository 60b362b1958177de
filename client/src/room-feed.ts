import { removes } from '../../src/contract/removal.js';
import type { FeedEvent, FeedPacket, FeedPosition, JoinReply } from '../../src/contract/wire.js';
import { moderated } from './moderated.js';
import type { RoomSnapshot } from './room-snapshot.js';

const KNOWN: Record<FeedEvent['type'], true> = {
  message: true,
  announcement: true,
  'room.updated': true,
  custom: true,
  tombstone: true,
  'message.deleted': true,
  'user.purged': true,
  'room.cleared': true,
  'messages.restored': true,
  'user.timed_out': true,
  'user.banned': true,
  'user.unbanned': true,
  'user.role': true,
  action: true,
  held: true,
  decided: true,
  'room.filters': true,
};

/** What the join brought, then what came while it was under way. */
export function applyJoin(snapshot: RoomSnapshot, reply: JoinReply): RoomSnapshot {
  const { early, ...before } = snapshot;
  const entered: RoomSnapshot = {
    ...before,
    status: 'live',
    error: undefined,
    retryAt: undefined,
    room: reply.room,
    you: reply.you,
    early: [],
  };
  const goesOn = reply.recovered && snapshot.position?.epoch === reply.epoch;
  return early.reduce(applyPacket, goesOn ? append(entered, reply) : startAnew(entered, reply));
}

export function applyPacket(snapshot: RoomSnapshot, packet: FeedPacket): RoomSnapshot {
  const { status, position } = snapshot;
  if (status === 'joining' || status === 'behind') return { ...snapshot, early: [...snapshot.early, packet] };
  if (status !== 'live' || !position) return snapshot;
  if (packet.epoch !== position.epoch || packet.prev > position.seq)
    return { ...snapshot, status: 'behind', early: [packet] };
  return packet.seq > position.seq ? append(snapshot, packet) : snapshot;
}

/**
 * Older events, put before the ones that are there; room is made for them, or they would go at once. What
 * moderators did after `asked`, the head when they were asked for, may not have been done to them yet.
 */
export function applyHistory(
  snapshot: RoomSnapshot,
  { events, asked }: { events: readonly FeedEvent[]; asked: number },
): RoomSnapshot {
  const older = events.filter((event) => event.seq < snapshot.oldest);
  const since = snapshot.events.filter((event) => event.seq > asked);
  const shown = moderated(older.filter(isKnown), since);
  return {
    ...snapshot,
    events: [...shown, ...snapshot.events],
    oldest: older[0]?.seq ?? 1,
    keep: snapshot.keep + shown.length,
  };
}

export function forgetOldest(snapshot: RoomSnapshot, keep: number): RoomSnapshot {
  const surplus = snapshot.events.length - keep;
  if (surplus <= 0) return snapshot.keep === keep ? snapshot : { ...snapshot, keep };
  const events = snapshot.events.slice(surplus);
  return { ...snapshot, events, oldest: events[0]?.seq ?? snapshot.oldest, keep };
}

function startAnew(snapshot: RoomSnapshot, reply: JoinReply): RoomSnapshot {
  const { epoch, seq } = reply;
  return {
    ...snapshot,
    position: { epoch, seq },
    joinedAt: { epoch, seq },
    events: reply.events.filter(isKnown),
    oldest: reply.events[0]?.seq ?? seq + 1,
    omitted: 0,
    visits: [],
    // What was acknowledged before this reply is in it.
    pending: snapshot.pending.filter((message) => message.seq === undefined),
  };
}

function append(
  snapshot: RoomSnapshot,
  { epoch, seq, events, omitted = 0 }: FeedPosition & { events: FeedEvent[]; omitted?: number },
): RoomSnapshot {
  const last = snapshot.position?.seq ?? 0;
  const fresh = events.filter((event) => event.seq > last && isKnown(event));
  const grown: RoomSnapshot = {
    ...snapshot,
    position: { epoch, seq: Math.max(last, seq) },
    events: fresh.length ? moderated([...snapshot.events, ...fresh], fresh) : snapshot.events,
    room: fresh.reduce(updateRoom, snapshot.room),
    omitted: snapshot.omitted + omitted,
    pending: snapshot.pending.filter((message) => message.seq === undefined || message.seq > seq),
  };
  return forgetOldest(grown, grown.keep);
}

/** What the update does not have is no more. */
function updateRoom(room: RoomSnapshot['room'], event: FeedEvent): RoomSnapshot['room'] {
  if (!room) return room;
  // All of the settings: what is absent in them holds no longer.
  if (event.type === 'room.updated') return { id: room.id, viewers: room.viewers, ...event.room };
  return room.pinned && removes(event, room.pinned) ? { ...room, pinned: undefined } : room;
}

function isKnown(event: FeedEvent): boolean {
  return Object.hasOwn(KNOWN, event.type);
}
