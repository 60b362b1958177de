import { useCallback, useMemo } from 'react';
import { hasEarlier, type FeedEvent, type MessageEvent, type PendingMessage } from '../../index.js';
import { useSession } from '../session/session-context.js';
import { useRoom } from './use-room.js';

export interface Messages {
  /** In their order, without those that were removed. */
  messages: readonly MessageEvent[];
  /** Yours that are on their way. */
  pending: readonly PendingMessage[];
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
}

/** What is said in a room. */
export function useMessages(room: string): Messages {
  const snapshot = useRoom(room);
  const { events, pending } = snapshot;
  const shared = useSession().room(room);
  const loadEarlier = useCallback(() => shared.loadBefore(), [shared]);
  const messages = useMemo(() => events.filter(isMessage), [events]);
  return { messages, pending, hasEarlier: hasEarlier(snapshot), loadEarlier };
}

function isMessage(event: FeedEvent): event is MessageEvent {
  return event.type === 'message';
}
