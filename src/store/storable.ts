import type { Entry } from './chat-store.js';

/**
 * Found out only in the transaction it would take down with it what others sent in the same moment.
 * @throws TypeError for what no database can hold
 */
export function mustBeStorable({ room, draft, sent }: Entry): void {
  for (const name of [room, sent?.userId, sent?.clientMsgId])
    if (name !== undefined && (name.includes('\0') || !name.isWellFormed()))
      throw new TypeError('the id of a room, a user or a message has to be valid Unicode, without NUL');
  // What a host app says has whatever it put there; a message has checked text alone.
  if (draft.type !== 'message') JSON.stringify(draft);
}
