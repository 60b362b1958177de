import { createContext, useContext } from 'react';
import type { Person } from '../../index.js';
import type { Moderation } from '../hooks/use-moderation.js';
import type { Act, Outcome } from './use-acting.js';

/** What a moderator has at hand, wherever in the chat. */
export interface Desk {
  room: string;
  moderation: Moderation;
  act: Act;
  /** By the id of the action. */
  undo: (action: string) => void;
  outcome: Outcome | undefined;
  forgetOutcome: () => void;
  /** @param from where the focus comes back to */
  showCard: (user: Person, from: HTMLElement) => void;
  /** The panels stand beside the chat: it needs no button for them. */
  hasPanels: boolean;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export const DeskProvider = DeskContext.Provider;

/** Undefined for whoever may not moderate. */
export const useDesk = (): Desk | undefined => useContext(DeskContext);

/** For parts that only moderators are shown. */
export function useOwnDesk(): Desk {
  const desk = useDesk();
  if (!desk) throw new Error('There is no <Moderated> around this.');
  return desk;
}
