import { useEffect, useRef, useState } from 'react';
import type { FeedEvent, MessageEvent } from '../../src/index.js';
import { strings } from '../language/language.js';

const EVERY_MS = 4000;

/** What a screen reader is told of a chat that may be too fast to be read out: now and then, a summary. */
export function useHeard(events: readonly FeedEvent[], ownId: string | undefined): string {
  const [heard, setHeard] = useState('');
  const told = useRef<number>(undefined);
  const latest = useRef(events);
  latest.current = events;

  useEffect(() => {
    const timer = setInterval(() => {
      const head = latest.current.at(-1)?.seq ?? 0;
      // What was there before we came is not news.
      const since = told.current ?? head;
      told.current = head;
      const fresh = latest.current.filter(
        (event): event is MessageEvent =>
          event.type === 'message' && event.seq > since && event.user.id !== ownId,
      );
      const last = fresh.at(-1);
      if (last) setHeard(strings.list.heard(fresh.length, `${last.user.nickname}: ${last.text}`));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [ownId]);
  return heard;
}
