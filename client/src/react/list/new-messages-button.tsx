import { useRef } from 'react';
import type { FeedEvent } from '../../index.js';
import { DownIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';
import type { Place } from './use-sticky-scroll.js';

interface Props {
  events: readonly FeedEvent[];
  place: Place;
  onClick: () => void;
}

/** Back to the end, and how much is waiting there. */
export function NewMessagesButton({ events, place, onClick }: Props) {
  const { strings } = useLanguage();
  const seen = useRef(0);
  if (place === 'end') {
    seen.current = events.at(-1)?.seq ?? 0;
    return null;
  }
  const fresh = events.filter((event) => event.type === 'message' && event.seq > seen.current).length;
  // Where one is at the last message anyway, it would only cover it.
  if (place === 'held' && !fresh) return null;
  return (
    <button type="button" className={fresh ? 'ss-to-end ss-fresh' : 'ss-to-end'} onClick={onClick}>
      <DownIcon />
      {strings.list.newMessages(fresh)}
    </button>
  );
}
