import { useCallback } from 'react';
import type { Moderation } from '../hooks/use-moderation.js';
import { useDeskWords } from './use-desk-words.js';
import type { Act } from './use-acting.js';

export function useUndo({ undo }: Moderation, act: Act): (action: string) => void {
  const { undone } = useDeskWords();
  return useCallback((action) => void act(undo({ action }).then(noAction), undone), [act, undo, undone]);
}

/** An undo is not undone in its turn. */
const noAction = () => undefined;
