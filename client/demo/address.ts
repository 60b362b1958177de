import type { Transport } from '../src/index.js';

/** What the page's address says: `?room=`, `?transport=polling`, `#token=…&room=…`. */
export interface Address {
  room: string;
  transports?: Transport[];
  /** A token of the host app. Never in the query, which servers log. */
  token?: string;
}

const TOKEN_KEY = 'streamside:token';

/** Takes the token out of the address bar, where it would be seen, shared and bookmarked. */
function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  const fragment = new URLSearchParams(location.hash.slice(1));
  const room = fragment.get('room') ?? query.get('room') ?? 'demo';
  const token = fragment.get('token');
  if (token) {
    sessionStorage.setItem(TOKEN_KEY, token);
    query.set('room', room);
    history.replaceState(null, '', `${location.pathname}?${query}`);
  }
  return {
    room,
    ...(query.get('transport') === 'polling' && { transports: ['polling'] }),
    token: sessionStorage.getItem(TOKEN_KEY) ?? undefined,
  };
}

/** Read once: the token is in it only the first time. */
export const address = readAddress();

export function goOnAsGuest(): void {
  sessionStorage.removeItem(TOKEN_KEY);
  location.reload();
}
