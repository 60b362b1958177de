import type { Entry } from './chat-store.js';

/** The id of no user: what is stored under it was sent by nobody in particular. */
export const NOBODY = '';

/** Has an entry be stored once in its room under the name, whoever does it, on whichever node. */
export function once(name: string): NonNullable<Entry['sent']> {
  return { userId: NOBODY, clientMsgId: name };
}

const LIST_CHANGE = 'filters ';

/** The name of a room's change of word lists. All are of one length: the latest is the last of them by name. */
export function listChange(number: number): string {
  return LIST_CHANGE + String(number).padStart(12, '0');
}

export function numberOf(listChange: string): number {
  return Number(listChange.slice(LIST_CHANGE.length));
}

/** What the names of all those changes are like, and no others. */
export const LIST_CHANGES = `${LIST_CHANGE}%`;
