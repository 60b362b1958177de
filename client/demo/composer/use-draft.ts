import { useEffect, useState } from 'react';
import { room } from '../session.js';

const KEY = `streamside:draft:${room.id}`;

/** What is being written; a reload keeps it. */
export function useDraft() {
  const [draft, setDraft] = useState(() => sessionStorage.getItem(KEY) ?? '');
  useEffect(() => {
    if (draft) sessionStorage.setItem(KEY, draft);
    else sessionStorage.removeItem(KEY);
  }, [draft]);
  return [draft, setDraft] as const;
}
