import { browserStorage } from '../../src/browser-storage.js';
import type { Address } from '../address.js';

/**
 * The token of an address, taken out of the address bar: there it would be seen on a stream, shared and
 * bookmarked. A reload of the tab still has it; where the browser keeps nothing, it stays where it is.
 */
export function takenToken({ room, token }: Address): string | undefined {
  const storage = browserStorage('sessionStorage');
  const key = `streamside:token:${room}`;
  if (!storage || token === undefined) return token ?? storage?.getItem(key) ?? undefined;
  storage.setItem(key, token);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
