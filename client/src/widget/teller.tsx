import { useEffect, useRef } from 'react';
import { useRoom } from '../react/hooks/use-room.js';
import { useStatus } from '../react/hooks/use-status.js';
import type { Tell } from './events.js';
import { freshMessages, type Heard } from './fresh-messages.js';

/** Tells of what happens in a room; shows nothing. */
export function Teller({ room, tell }: { room: string; tell: Tell }) {
  const { connection } = useStatus();
  const { events, position, joinedAt } = useRoom(room);
  const heard = useRef<Heard>(undefined);

  useEffect(() => tell('streamside:status', connection), [tell, connection]);
  useEffect(() => {
    if (!position || !joinedAt) return;
    for (const message of freshMessages(events, heard.current, joinedAt)) tell('streamside:message', message);
    heard.current = position;
  }, [tell, events, position, joinedAt]);
  return null;
}
