import { useEffect, useRef, useState } from 'react';
import type { FeedEvent, You } from '../../index.js';
import { useLanguage } from '../language/language.js';
import { worthSaying } from './spoken-news.js';

const EVERY_MS = 4000;

interface Props {
  events: readonly FeedEvent[];
  you: You | undefined;
}

/** What a screen reader is told of a chat that may be too fast to be read out. */
export function Spoken({ events, you }: Props) {
  const { strings } = useLanguage();
  const [heard, setHeard] = useState('');
  const told = useRef<number>(undefined);
  const latest = useRef({ events, you });
  latest.current = { events, you };

  useEffect(() => {
    const timer = setInterval(() => {
      const { events, you } = latest.current;
      const head = events.at(-1)?.seq ?? 0;
      // What was there before we came is not news.
      const news = worthSaying(events, told.current ?? head, you);
      told.current = head;
      const last = news.at(-1);
      if (last !== undefined) setHeard(strings.list.heard(news.length, last));
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [strings]);

  return (
    <p className="ss-unseen" aria-live="polite">
      {heard}
    </p>
  );
}
