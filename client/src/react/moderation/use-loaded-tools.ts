import { useCallback, useContext, useEffect, useState } from 'react';
import { LoadTools, type Tools } from './load-tools.js';

/** The tools, from when they are wanted and there; `loadAgain` where that did not work. */
export function useLoadedTools(wanted: boolean) {
  const load = useContext(LoadTools);
  const [tools, setTools] = useState<Tools>();
  const [failed, setFailed] = useState(false);
  const isDue = wanted && !tools && !failed;
  useEffect(() => {
    if (!isDue) return;
    let still = true;
    load().then(
      (loaded) => still && setTools(loaded),
      () => still && setFailed(true),
    );
    return () => {
      still = false;
    };
  }, [isDue, load]);
  const loadAgain = useCallback(() => setFailed(false), []);
  return { tools, loadAgain: wanted && failed ? loadAgain : undefined };
}
