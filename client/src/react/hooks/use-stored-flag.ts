import { useState, useSyncExternalStore } from 'react';
import { browserStorage } from '../../browser-storage.js';
import { SnapshotStore } from '../../snapshot-store.js';

/** A small choice of the viewer's that outlives the page, where the browser lets it. */
export function useStoredFlag(key: string): [on: boolean, toggle: () => void] {
  const [{ flag, toggle }] = useState(() => storedFlag(key));
  return [useSyncExternalStore(flag.subscribe, flag.snapshot, () => false), toggle];
}

function storedFlag(key: string) {
  const storage = browserStorage('localStorage');
  const flag = new SnapshotStore(storage?.getItem(key) === 'yes');
  const toggle = () => {
    flag.replace(!flag.snapshot());
    storage?.setItem(key, flag.snapshot() ? 'yes' : 'no');
  };
  return { flag, toggle };
}
