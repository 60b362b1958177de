import { useSyncExternalStore } from 'react';
import type { ClientSnapshot, RoomSnapshot } from '../src/index.js';
import { client, room } from './session.js';

/** One render for each feed packet: a packet is one replacement of the snapshot. */
export const useRoom = (): RoomSnapshot => useSyncExternalStore(room.subscribe, room.snapshot);

export const useClient = (): ClientSnapshot => useSyncExternalStore(client.subscribe, client.snapshot);
