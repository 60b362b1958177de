import { useState, useSyncExternalStore } from 'react';
import { Draft, type DraftChange } from './draft.js';

export function useDraft(room: string): [draft: string, change: (change: DraftChange) => void] {
  const [draft] = useState(() => new Draft(room));
  return [useSyncExternalStore(draft.subscribe, draft.snapshot, () => ''), draft.change];
}
