import type { Pulse } from '../../src/contract/wire.js';
import type { RoomSnapshot, Visit } from './room-snapshot.js';

const VISITS_KEPT = 50;

export function applyPulse(snapshot: RoomSnapshot, pulse: Pulse): RoomSnapshot {
  if (snapshot.status !== 'live' || !snapshot.room) return snapshot;
  const { joined = [], left = [] } = pulse;
  return {
    ...snapshot,
    room: { ...snapshot.room, viewers: pulse.viewers },
    shown: pulse.shown,
    visits: joined.length + left.length ? withVisit(snapshot, joined, left) : snapshot.visits,
  };
}

/** Comers and goers between the same two messages are one visit: one quiet line, not a pile of them. */
function withVisit(snapshot: RoomSnapshot, joined: string[], left: string[]): readonly Visit[] {
  const afterSeq = snapshot.position?.seq ?? 0;
  const last = snapshot.visits.at(-1);
  if (last?.afterSeq !== afterSeq)
    return [...snapshot.visits, { afterSeq, joined, left }].slice(-VISITS_KEPT);
  const merged = { afterSeq, joined: union(last.joined, joined), left: union(last.left, left) };
  return [...snapshot.visits.slice(0, -1), merged];
}

function union(some: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...some, ...more])];
}
