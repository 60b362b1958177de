import { useCallback, useEffect, useState } from 'react';
import type { ChatClientError, ErrorCode, FeedEvent, Notice, RoomSnapshot } from '../../index.js';
import { useNotice } from '../hooks/use-notice.js';
import { useRoomPart } from '../hooks/use-room.js';
import { useSecondsUntil } from '../hooks/use-seconds-until.js';

/** A wait may be shorter than it takes to read why. */
const LINGERS_MS = 4000;

/** Nobody sits and counts for longer, and what holds so long may be over before. */
const COUNTED_MS = 3_600_000;

export interface Refusal {
  code: ErrorCode;
  message: string;
  /** When one may send again. */
  until?: number;
  /** How long the wait was when it began. */
  waitMs?: number;
}

/** Why the last message was not taken, and for how many seconds that holds. */
export function useRefusal(room: string) {
  const notice = useNotice();
  const [refusal, setRefusal] = useState<Refusal>();
  const seconds = useSecondsUntil(refusal?.until);

  const refuse = useCallback(({ code, message, retryAfterMs }: Told) => {
    const waitMs = (retryAfterMs ?? Infinity) > COUNTED_MS ? undefined : retryAfterMs;
    const until = waitMs === undefined ? undefined : Date.now() + waitMs;
    setRefusal({ code, message, until, waitMs });
  }, []);

  useEffect(() => {
    if (notice && isAboutSending(notice, room)) refuse(notice);
  }, [notice, room, refuse]);

  const waited = refusal?.until !== undefined && seconds === 0;
  useEffect(() => {
    if (!waited) return;
    const timer = setTimeout(() => setRefusal(undefined), LINGERS_MS);
    return () => clearTimeout(timer);
  }, [waited, refusal]);

  const forgiven = useRoomPart(room, pardons);
  useEffect(() => {
    if (forgiven > 0) setRefusal((now) => (now?.code === 'timed_out' ? undefined : now));
  }, [forgiven]);

  /** Writing on takes an objection away, but not a wait. */
  const writing = useCallback(() => setRefusal((now) => (now?.until === undefined ? undefined : now)), []);
  const forget = useCallback(() => setRefusal(undefined), []);
  return { refusal, seconds, refuse, writing, forget };
}

type Told = Pick<ChatClientError, 'code' | 'message' | 'retryAfterMs'>;

/** The place in the feed where one's timeout was ended, for the last time; 0 where none was. */
function pardons({ events, you }: RoomSnapshot): number {
  const isPardon = (event: FeedEvent) => event.type === 'user.unbanned' && event.user?.id === you?.id;
  return events.findLast(isPardon)?.seq ?? 0;
}

/** Whether it is an objection to what one writes in the room. */
export function isAboutSending(notice: Notice, room: string): notice is Notice & { code: ErrorCode } {
  const ofThisRoom = notice.room === undefined || notice.room === room;
  return (
    ofThisRoom &&
    notice.code !== 'restarting' &&
    notice.code !== 'banned' &&
    notice.code !== 'unbanned' &&
    notice.code !== 'identity_changed'
  );
}
