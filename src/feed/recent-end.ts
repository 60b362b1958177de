import type { FeedEvent } from '../contract/wire.js';
import type { ChatStore, RoomRecord } from '../store/chat-store.js';

/**
 * A room as it is stored, with the latest events of its feed: `count` of them, and more where all of these
 * are younger than the room's delay, since what is not there cannot be held back. @throws what the store throws
 */
export async function recentEnd(
  store: ChatStore,
  room: string,
  count: number,
): Promise<{ record: RoomRecord; tail: FeedEvent[] }> {
  const record = await store.room(room);
  const { delay } = record.settings?.modes ?? {};
  const youngerThan = delay === undefined ? Infinity : record.standing.readAt - delay * 1000;
  let tail: FeedEvent[] = [];
  let oldest = record.seq + 1;
  do {
    const older = oldest > 1 ? await store.before(room, oldest, count) : [];
    tail = [...older, ...tail];
    oldest = older[0]?.seq ?? 1;
  } while (oldest > 1 && (tail[0]?.at ?? 0) > youngerThan);
  return { record, tail };
}
