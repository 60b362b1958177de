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

/**
 * Until what was decided is done. One that was refused waits again where that was undone: what came last holds.
 */
export function waiting(listed: readonly HeldEvent[], events: readonly FeedEvent[]): HeldEvent[] {
  const came = [...listed, ...ofType(events, 'held')].sort(bySeq);
  const held = new Map(came.map((event) => [event.id, event]));
  for (const { held: id, seq } of ofType(events, 'action'))
    if (id !== undefined && seq > (held.get(id)?.seq ?? 0)) held.delete(id);
  return [...held.values()].sort(bySeq);
}

const bySeq = (a: HeldEvent, b: HeldEvent) => a.seq - b.seq;
