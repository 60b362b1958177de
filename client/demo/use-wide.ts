import { useSyncExternalStore } from 'react';

/** Where the desk and the player have room beside each other. */
const wide = matchMedia('(min-width: 1100px)');

export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => wide.matches,
  );
}
