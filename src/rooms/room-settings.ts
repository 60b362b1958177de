import type { RoomInfo } from '../contract/wire.js';

/** What a room is set to; changed by a `room.updated` event, which carries all of it. */
export type RoomSettings = Pick<RoomInfo, 'title' | 'open' | 'modes' | 'capacity'>;

/** @param capacity viewers that the room holds; absent: as many as come */
export function defaultSettings(room: string, capacity?: number): RoomSettings {
  return { title: room, open: true, modes: {}, ...(capacity === undefined ? {} : { capacity }) };
}
