import { createHash } from 'node:crypto';
import type { RoomModes } from '../contract/wire.js';
import type { TurnOf } from '../limits/turns.js';
import { sameText } from '../messages/same-text.js';
import type { Identity } from '../identity/identity.js';

/** For how long nobody says the same again. */
const UNIQUE_SECONDS = 60;

/** A message that is about to be sent. */
export interface Saying {
  identity: Identity;
  room: string;
  text: string;
}

/** The turns that a message needs: each is one user's, over all nodes. */
export function turnsOf({ slow, unique }: RoomModes, { identity, room, text }: Saying): TurnOf[] {
  const turns: TurnOf[] = [];
  // With the interval in it: where that is changed, everybody's wait begins anew.
  if (slow !== undefined)
    turns.push({ key: `slow:${slow}:${room}:${identity.id}`, seconds: slow, refusal: 'slow_mode' });
  if (unique) {
    const key = `unique:${room}:${identity.id}:${digestOf(sameText(text))}`;
    turns.push({ key, seconds: UNIQUE_SECONDS, refusal: 'duplicate_text' });
  }
  return turns;
}

/** What somebody said is nothing to keep in Redis. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
