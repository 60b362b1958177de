import { useEffect, useRef, useState } from 'react';
import type { FeedEvent, You } from '../../index.js';
import { useLanguage } from '../language/language.js';
import { worthSaying } from './spoken-news.js';

const EVERY_MS = 4000;

interface Props {
  events: readonly FeedEvent[];
  /** The feed's, once it is known. */
  head: number | undefined;
  you: You | undefined;
}

/** What a screen reader is told of a chat that may be too fast to be read out. */
export function Spoken({ events, head, you }: Props) {
  const { strings } = useLanguage();
  const [heard, setHeard] = useState('');
  const told = useRef<number>(undefined);
  const latest = useRef({ events, head, you });
  latest.current = { events, head, you };
  // What was there before we came is not news.
  told.current ??= head;

  useEffect(() => {
    const timer = setInterval(() => {
      const { events, head, you } = latest.current;
      const news = worthSaying(events, told.current ?? Infinity, you);
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
