import { Problems } from './problems.mjs';
import { checkSends } from './sends.mjs';
import { checkStored } from './stored.mjs';
import { checkView } from './view.mjs';

/**
 * An event as a client was shown it.
 * @typedef {{ seq: number, id: string, text: string }} Shown
 */

/**
 * What a client was shown without a break, in the order in which it took it: everything from `after` on. The
 * server begins another stretch when it says that it cannot bring the client everything that it missed.
 * @typedef {{ after: number, events: Shown[] }} Stretch
 */

/**
 * All that one client was shown; the last stretch is what it holds.
 * @typedef {object} View
 * @property {string} client
 * @property {string} room
 * @property {Stretch[]} stretches
 * @property {string[]} conflicts where it was shown one seq with two contents, or another feed's life
 */

/**
 * A message that a client sent until it was acked.
 * @typedef {object} Send
 * @property {string} room
 * @property {string} userId
 * @property {string} clientMsgId
 * @property {string} text
 * @property {{ id: string, seq: number }[]} acks every positive one that any connection got
 * @property {number} wanted how many of them there have to be
 * @property {string[]} refused codes after which a client is not to try again
 */

/** @typedef {Shown & { userId: string | null, clientMsgId: string | null }} StoredEvent */

/**
 * A room as the database has it.
 * @typedef {{ room: string, head: number, events: StoredEvent[] }} StoredRoom
 */

/** @typedef {{ views: View[], sends: Send[], rooms: StoredRoom[] }} Record */

/**
 * Compares what every client holds with what the database holds and with what was acked. Whatever it finds is
 * counted under one of four heads and told in a sentence.
 *
 * @param {Record} record
 * @returns {import('./problems.mjs').Found}
 */
export function check({ views, sends, rooms }) {
  const problems = new Problems();
  if (views.length === 0 || sends.length === 0) problems.add('other', 'there is nothing to check');
  const byRoom = new Map(rooms.map((room) => [room.room, room]));
  for (const room of rooms) checkStored(room, problems);
  checkSends(sends, byRoom, problems);
  for (const view of views) checkView(view, byRoom.get(view.room), problems);
  return problems.found;
}
