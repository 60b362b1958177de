import type { Entry } from './chat-store.js';

/** The id of no user: what is stored under it was sent by nobody in particular. */
export const NOBODY = '';

/** Has an entry be stored once in its room under the name, whoever does it, on whichever node. */
export function once(name: string): NonNullable<Entry['sent']> {
  return { userId: NOBODY, clientMsgId: name };
}

const LIST_CHANGE = 'filters ';

/** The name of the next change of a room's word lists, after so many. */
export function listChange(after: number): string {
  return `${LIST_CHANGE}${after}`;
}

/** What the names of all those changes are like, and no others. */
export const LIST_CHANGES = `${LIST_CHANGE}%`;
