import type { ComponentType } from 'react';
import type { ModerationStrings } from '../language/moderation.en.js';
import { AddressPanel } from './addresses/address-panel.js';
import { LogPanel } from './log/log-panel.js';
import { ReviewPanel } from './review/review-panel.js';
import { RoomPanel } from './room/room-panel.js';
import { WordsPanel } from './words/words-panel.js';

export interface PanelOfDesk {
  id: string;
  title: (words: ModerationStrings, waiting: number) => string;
  Panel: ComponentType;
}

export const PANELS: readonly PanelOfDesk[] = [
  { id: 'room', title: ({ room }) => room.title, Panel: RoomPanel },
  { id: 'review', title: ({ review }, waiting) => review.title(waiting), Panel: ReviewPanel },
  { id: 'log', title: ({ log }) => log.title, Panel: LogPanel },
  { id: 'words', title: ({ words }) => words.title, Panel: WordsPanel },
  { id: 'addresses', title: ({ addresses }) => addresses.title, Panel: AddressPanel },
];
