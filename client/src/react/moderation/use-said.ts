import { useCallback } from 'react';
import type { ActionKind } from '../../index.js';
import { useLanguage } from '../language/language.js';

/** What you have just done, in a sentence. */
export function useSaid() {
  const { log } = useLanguage().strings.moderation;
  return useCallback(
    (kind: ActionKind, whom: string = log.somebody) => log.line(log.you, log.did[kind](whom)),
    [log],
  );
}
