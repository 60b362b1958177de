import { createContext, useContext } from 'react';
import type { Person } from '../../index.js';
import type { Moderation } from '../hooks/use-moderation.js';
import type { Tools } from './load-tools.js';
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

/** Where a room's desk is once its viewer may moderate and the tools are there. */
export interface DeskPlace {
  room: string;
  desk: Desk | undefined;
  tools: Tools | undefined;
  /** Where the tools could not be loaded. */
  loadAgain: (() => void) | undefined;
}

export const DeskPlaceContext = createContext<DeskPlace | undefined>(undefined);

export const useDeskPlace = (): DeskPlace | undefined => useContext(DeskPlaceContext);

/** What only moderators are shown; undefined for everybody else. */
export function useTools(): Tools | undefined {
  const place = useDeskPlace();
  return place?.desk && place.tools;
}

/** For parts that only moderators are shown. */
export function useOwnDesk(): Desk {
  const desk = useDeskPlace()?.desk;
  if (!desk) throw new Error('There is no <Moderated> around this.');
  return desk;
}
