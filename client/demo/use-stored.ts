import { useState } from 'react';

/** A small choice of the viewer's that outlives the page. */
export function useStoredFlag(key: string): [boolean, () => void] {
  const [on, setOn] = useState(() => localStorage.getItem(key) === 'yes');
  const toggle = () => {
    localStorage.setItem(key, on ? 'no' : 'yes');
    setOn(!on);
  };
  return [on, toggle];
}
