import { useRef } from 'react';
import type { FeedEvent, RoomSnapshot } from '../../index.js';
import { readOn, type Reading } from './held-back.js';

/** The events to show: the room's, and to one who reads further up also those that it has forgotten since. */
export function useReading({ events, position }: RoomSnapshot, atEnd: boolean): readonly FeedEvent[] {
  const reading = useRef<Reading>(undefined);
  const seen = useRef<readonly FeedEvent[]>(undefined);
  const goesOn = !atEnd && reading.current?.epoch === position?.epoch ? reading.current : undefined;
  if (goesOn && seen.current !== events) reading.current = readOn(goesOn, events);
  else if (!goesOn) reading.current = { epoch: position?.epoch, since: position?.seq ?? 0, events };
  seen.current = events;
  return reading.current?.events ?? events;
}
