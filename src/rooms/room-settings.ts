import type { RoomSettings } from '../contract/wire.js';

/** @param capacity viewers that the room holds; absent: as many as come */
export function defaultSettings(room: string, capacity?: number): RoomSettings {
  return { title: room, open: true, modes: {}, ...(capacity === undefined ? {} : { capacity }) };
}
