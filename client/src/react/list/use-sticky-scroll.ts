import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useLayout } from '../hooks/use-layout.js';

const CLOSE_ENOUGH_PX = 40;

/** `held`: at what was the end when the pointer came to the list. */
export type Place = 'end' | 'held' | 'above';

interface Anchor {
  row: HTMLElement;
  top: number;
}

/**
 * Keeps a list at its end while one is there, and keeps what one reads in its place while one is not,
 * whatever is added above or below. Browsers' own scroll anchoring is off (not all have it, and none at
 * the very top, where earlier messages come in). `settle` is for when the content has changed.
 */
export function useStickyScroll(list: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<Place>('end');
  const sticking = useRef(true);
  const anchor = useRef<Anchor>(undefined);
  const lastTop = useRef(0);
  const held = useRef(false);

  const tell = useCallback(() => setPlace(sticking.current ? 'end' : held.current ? 'held' : 'above'), []);

  const settle = useCallback(() => {
    const element = list.current;
    if (!element) return;
    if (sticking.current) element.scrollTop = element.scrollHeight;
    else restore(element, anchor.current);
    lastTop.current = element.scrollTop;
  }, [list]);

  const onScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    // Only the viewer's own way up lets go of the end: a list that grows or shrinks does not.
    const goesUp = element.scrollTop < lastTop.current;
    if (goesUp) held.current = false;
    if (isAtEnd(element)) sticking.current = !held.current;
    else if (goesUp) sticking.current = false;
    lastTop.current = element.scrollTop;
    // At the end nobody needs it, and in a fast room it would be measured with every frame.
    anchor.current = sticking.current ? undefined : firstVisible(element);
    tell();
  }, [list, tell]);

  const toEnd = useCallback(() => {
    sticking.current = true;
    held.current = false;
    tell();
    settle();
  }, [settle, tell]);

  /** Nothing moves under the pointer, though one is at the end. */
  const hold = useCallback(() => {
    if (!sticking.current || !list.current) return;
    sticking.current = false;
    held.current = true;
    anchor.current = firstVisible(list.current);
    tell();
  }, [list, tell]);

  /** Back to the end, unless one has gone further up oneself. */
  const release = useCallback(() => {
    if (held.current) toEnd();
  }, [toEnd]);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, settle]);

  return { place, onScroll, toEnd, settle, hold, release };
}

/** Settles a list whenever its rows are others, or show something else. */
export function useSettled(settle: () => void, rows: unknown, shown: unknown): void {
  useLayout(settle, [settle, rows, shown]);
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < CLOSE_ENOUGH_PX;
}

function firstVisible(element: HTMLElement): Anchor | undefined {
  const top = element.getBoundingClientRect().top;
  for (const row of element.querySelectorAll<HTMLElement>('.ss-row')) {
    const box = row.getBoundingClientRect();
    if (box.bottom > top) return { row, top: box.top - top };
  }
  return undefined;
}

function restore(element: HTMLElement, anchor: Anchor | undefined): void {
  if (!anchor?.row.isConnected) return;
  const now = anchor.row.getBoundingClientRect().top - element.getBoundingClientRect().top;
  element.scrollTop += now - anchor.top;
}
