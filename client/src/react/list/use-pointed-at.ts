import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type PointerEvent,
  type SyntheticEvent,
} from 'react';

/** The message that the mouse, a finger or the keyboard is at, by its key. */
export function usePointedAt() {
  const [key, setKey] = useState<string>();
  const [within, setWithin] = useState(false);
  const pointer = useRef({ x: NaN, y: NaN });
  const look = useCallback(({ target }: SyntheticEvent) => {
    setWithin(true);
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
    setKey(row?.dataset.key);
  }, []);
  const lookAway = useCallback(() => {
    setWithin(false);
    setKey(undefined);
  }, []);
  const listeners = useMemo(
    () => ({
      // Rows move. What comes under a pointer that rests was not pointed at, and gets no buttons to be hit.
      onPointerOver: (event: PointerEvent) => {
        if (moved(event, pointer.current)) look(event);
      },
      onPointerMove: ({ clientX: x, clientY: y }: PointerEvent) => void (pointer.current = { x, y }),
      onPointerLeave: lookAway,
      onFocusCapture: look,
      onBlurCapture: ({ relatedTarget, currentTarget }: FocusEvent) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) lookAway();
      },
    }),
    [look, lookAway],
  );
  return { key, within, listeners };
}

function moved({ clientX, clientY }: PointerEvent, from: { x: number; y: number }): boolean {
  return clientX !== from.x || clientY !== from.y;
}
