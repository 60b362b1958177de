import { useEffect, useMemo, useState } from 'react';
import type { FeedEvent, HeldEvent } from '../../../index.js';
import { useRoom } from '../../hooks/use-room.js';
import { backstageOf, ofType } from '../backstage.js';
import { useOwnDesk } from '../desk-context.js';

/** Messages that wait for a moderator, the oldest first, as they come and go. */
export function useReview(): readonly HeldEvent[] {
  const { room, moderation } = useOwnDesk();
  const { events, status } = useRoom(backstageOf(room));
  const [listed, setListed] = useState<readonly HeldEvent[]>([]);
  const { held: ask } = moderation;
  const isLive = status === 'live';
  useEffect(() => {
    if (!isLive) return;
    let wanted = true;
    // The feed has what is held from now on; what waits for longer than it goes back is asked for.
    ask().then(
      ({ held }) => wanted && setListed(held),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, isLive]);
  return useMemo(() => waiting(listed, events), [listed, events]);
}

export function waiting(listed: readonly HeldEvent[], events: readonly FeedEvent[]): HeldEvent[] {
  const held = new Map([...listed, ...ofType(events, 'held')].map((event) => [event.id, event]));
  for (const decided of ofType(events, 'decided')) held.delete(decided.held);
  return [...held.values()].sort((a, b) => a.seq - b.seq);
}
