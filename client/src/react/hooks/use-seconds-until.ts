import { useEffect, useReducer } from 'react';

const TICK_MS = 200;

/** Whole seconds until a moment, counting down; 0 once it is over or where there is none. */
export function useSecondsUntil(moment: number | undefined): number {
  const [, lookAgain] = useReducer((ticks: number) => ticks + 1, 0);
  const left = Math.max(0, Math.ceil(((moment ?? 0) - Date.now()) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(lookAgain, TICK_MS);
    return () => clearTimeout(timer);
  });
  return left;
}
