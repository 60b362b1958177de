import { useRef } from 'react';
import type { FeedEvent } from '../../index.js';
import { DownIcon } from '../icons.js';
import { useLanguage } from '../language/language.js';

interface Props {
  events: readonly FeedEvent[];
  atEnd: boolean;
  onClick: () => void;
}

/** Back to the end, and how much is waiting there. */
export function NewMessagesButton({ events, atEnd, onClick }: Props) {
  const { strings } = useLanguage();
  const seen = useRef(0);
  if (atEnd) {
    seen.current = events.at(-1)?.seq ?? 0;
    return null;
  }
  const fresh = events.filter((event) => event.type === 'message' && event.seq > seen.current).length;
  return (
    <button type="button" className={fresh ? 'ss-to-end ss-fresh' : 'ss-to-end'} onClick={onClick}>
      <DownIcon />
      {strings.list.newMessages(fresh)}
    </button>
  );
}
