import { useCallback, type KeyboardEvent } from 'react';

/** Arrow keys go from message to message, so that five hundred of them are one stop for Tab. */
export function useRowKeys() {
  return useCallback((event: KeyboardEvent<HTMLElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.message[tabindex]')];
    const here = rows.indexOf(
      document.activeElement?.closest<HTMLElement>('.message') ?? event.currentTarget,
    );
    const next = rows[target(event.key, here, rows.length)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }, []);
}

function target(key: string, here: number, count: number): number {
  if (key === 'ArrowUp') return here < 0 ? count - 1 : Math.max(0, here - 1);
  if (key === 'ArrowDown') return here < 0 ? count - 1 : Math.min(count - 1, here + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return -1;
}
