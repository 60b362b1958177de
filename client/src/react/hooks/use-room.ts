import { useSyncExternalStore } from 'react';
import type { RoomSnapshot } from '../../index.js';
import { useSession } from '../session/session-context.js';

/** A room as it stands, joined for as long as it is looked at. One render for each packet, at most one a frame. */
export function useRoom(room: string): RoomSnapshot {
  const shared = useSession().room(room);
  return useSyncExternalStore(shared.subscribe, shared.snapshot, shared.serverSnapshot);
}

/**
 * A part of it: rendered when that part is another one, and not for every message.
 * @param part gives the same value for as long as nothing has changed in it
 */
export function useRoomPart<T>(room: string, part: (snapshot: RoomSnapshot) => T): T {
  const shared = useSession().room(room);
  return useSyncExternalStore(
    shared.subscribe,
    () => part(shared.snapshot()),
    () => part(shared.serverSnapshot()),
  );
}
