import { useCallback, type KeyboardEvent } from 'react';

/** Arrow keys go from message to message, so that five hundred of them are one stop for Tab. */
export function useRowKeys() {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const rows = rowsOf(event.currentTarget);
    const here = rows.findIndex((row) => row.matches(':focus-within'));
    const next = rows[target(event.key, here, rows.length)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }, []);
}

export function focusLastRow(list: HTMLElement | null): void {
  if (list) rowsOf(list).at(-1)?.focus();
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-key]')];
}

function target(key: string, here: number, count: number): number {
  if (key === 'ArrowUp') return here < 0 ? count - 1 : Math.max(0, here - 1);
  if (key === 'ArrowDown') return here < 0 ? count - 1 : Math.min(count - 1, here + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return -1;
}
