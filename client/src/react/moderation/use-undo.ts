import { useCallback } from 'react';
import type { Moderation } from '../hooks/use-moderation.js';
import { useLanguage } from '../language/language.js';
import type { Act } from './use-acting.js';

export function useUndo({ undo }: Moderation, act: Act): (action: string) => void {
  const { undone } = useLanguage().strings.moderation;
  return useCallback((action) => void act(undo({ action }).then(noAction), undone), [act, undo, undone]);
}

/** An undo is not undone in its turn. */
const noAction = () => undefined;
