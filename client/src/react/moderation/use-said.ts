import { useCallback } from 'react';
import type { ActionKind } from '../../index.js';
import { useDeskWords } from './use-desk-words.js';

/** What you have just done, in a sentence. */
export function useSaid() {
  const { log } = useDeskWords();
  return useCallback(
    (kind: ActionKind, whom: string = log.somebody) => log.line(log.you, log.did[kind](whom)),
    [log],
  );
}
