import { useCallback, useMemo, useState, type FocusEvent, type SyntheticEvent } from 'react';

/** The message that the mouse, a finger or the keyboard is at, by its key. */
export function usePointedAt() {
  const [key, setKey] = useState<string>();
  const [within, setWithin] = useState(false);
  const look = useCallback(({ target }: SyntheticEvent) => {
    setWithin(true);
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    setKey(row?.dataset.key);
  }, []);
  const lookAway = useCallback(() => {
    setWithin(false);
    setKey(undefined);
  }, []);
  const blur = useCallback(
    ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) lookAway();
    },
    [lookAway],
  );
  const listeners = useMemo(
    () => ({ onPointerOver: look, onFocus: look, onPointerLeave: lookAway, onBlur: blur }),
    [look, lookAway, blur],
  );
  return { key, within, listeners };
}
