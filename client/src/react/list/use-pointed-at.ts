import { useCallback, useMemo, useState, type SyntheticEvent } from 'react';

/** The message that the mouse, a finger or the keyboard is at, by its key. */
export function usePointedAt() {
  const [key, setKey] = useState<string>();
  const look = useCallback(({ target }: SyntheticEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    setKey(row?.dataset.key);
  }, []);
  const lookAway = useCallback(() => setKey(undefined), []);
  const listeners = useMemo(
    () => ({ onPointerOver: look, onFocus: look, onPointerLeave: lookAway }),
    [look, lookAway],
  );
  return { key, listeners };
}
