import { BACKSTAGE } from '../contract/moderation.js';

export function backstageOf(room: string): string {
  return room + BACKSTAGE;
}

export function isBackstage(room: string): boolean {
  return room.endsWith(BACKSTAGE);
}

/** The room that it is the backstage of; any other room itself. */
export function frontOf(room: string): string {
  return isBackstage(room) ? room.slice(0, -BACKSTAGE.length) : room;
}
