import { browserStorage } from '../src/browser-storage.js';
import type { Address } from './address.js';

const storage = browserStorage('sessionStorage');
const keyOf = (room: string) => `streamside:token:${room}`;

/**
 * The token of an address, taken out of the address bar: there it would be seen on a stream, shared and
 * bookmarked. The tab still has it after a reload; where the browser keeps nothing, it stays where it is.
 */
export function takenToken({ room, token }: Address): string | undefined {
  if (!storage || token === undefined) return token ?? storage?.getItem(keyOf(room)) ?? undefined;
  storage.setItem(keyOf(room), token);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}

/** Of what opens nothing any more. */
export function forgetToken(room: string): void {
  storage?.removeItem(keyOf(room));
}
