import { useState } from 'react';
import type { TimelineItem } from './timeline.js';

/** In a fast room what is drawn goes by unread: at the end there are no more rows than fill a high screen. */
const AT_END = 100;
const MORE = 100;

/** The rows of the list that are drawn: the last ones, and for one who reads further up all from a place on. */
export function useRows(items: readonly TimelineItem[], atEnd: boolean) {
  const [from, setFrom] = useState<number>();
  const last = Math.max(0, items.length - AT_END);
  if (atEnd && from !== undefined) setFrom(undefined);
  if (!atEnd && from === undefined) setFrom(items[last]?.seq ?? 0);

  const start = atEnd || from === undefined ? last : Math.max(0, firstFrom(items, from));
  const showMore = () => setFrom(items[Math.max(0, start - MORE)]?.seq ?? 0);
  return { rows: start > 0 ? items.slice(start) : items, hidden: start > 0, showMore };
}

function firstFrom(items: readonly TimelineItem[], seq: number): number {
  return items.findIndex((item) => item.seq >= seq);
}
