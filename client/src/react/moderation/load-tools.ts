import { createContext } from 'react';

export type Tools = typeof import('./tools.js');

/** Viewers do without them, so they come when somebody may moderate. */
export const LoadTools = createContext<() => Promise<Tools>>(() => import('./tools.js'));
