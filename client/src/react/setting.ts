import { createContext, useContext } from 'react';
import type { Parts } from './parts.js';
import type { Emotes } from './text/tokens.js';

/** Where a part of a chat is: in which room, and among which other parts. */
export interface Setting {
  room: string;
  emotes: Emotes;
  parts: Parts;
}

const SettingContext = createContext<Setting | undefined>(undefined);

export const SettingProvider = SettingContext.Provider;

export function useSetting(): Setting {
  const setting = useContext(SettingContext);
  if (!setting) throw new Error('There is no <LiveChat> around this.');
  return setting;
}
