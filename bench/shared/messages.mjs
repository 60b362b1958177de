import { microseconds } from './clock.mjs';

/** The room of scenarios with one room, and the first one of the others. */
export const roomName = (/** @type {number} */ i) => `room-${i}`;

const WORDS = '이 장면 다시 보고 싶다, what a play! ㅋㅋㅋ';
/** Characters that Streamside takes. */
const LONGEST = 500;

/** Finds the number and the time in whatever a message is wrapped in. */
export const STAMP = /#(\d{7}) @(\d{16})/g;

/** A message's number and when it was sent: how viewers' receipts are told apart and timed. */
export function stampOf(/** @type {number} */ n) {
  return `#${String(n).padStart(7, '0')} @${String(microseconds()).padStart(16, '0')}`;
}

/** @param {number} n the message's number, unlike any other's in its session */
export const textOf = (n) => `${stampOf(n)} ${WORDS}`;

/** As many bytes as a message may have characters for: what fills a reader's buffers soonest. @param {number} n */
export const longTextOf = (n) => `${stampOf(n)} `.padEnd(LONGEST, '한');

/** A message as every server in the comparison sends it: Streamside's own form, so that all write as many bytes. */
export function eventOf(/** @type {number} */ seq, /** @type {string} */ text) {
  const id = `bench${String(seq).padStart(16, '0')}`;
  const user = { id: 'guest:V1StGXR8_Z5jdHi6B-myT', nickname: 'Quiet Otter 1234', roles: [], badges: [] };
  return { seq, at: Date.now(), type: 'message', id, user, text };
}
