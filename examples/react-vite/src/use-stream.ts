import { useSyncExternalStore } from 'react';
import { STREAMS, type Stream } from './streams';

function subscribe(listener: () => void) {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The stream that the address names; the first where it names none. */
export function useStream(): Stream {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return STREAMS.find(({ id }) => `#${id}` === hash) ?? STREAMS[0];
}
