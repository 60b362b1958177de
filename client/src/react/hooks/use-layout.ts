import { useEffect, useLayoutEffect } from 'react';

/** React 18 warns of `useLayoutEffect` on a server, where there is no layout. */
export const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;
