import type { FeedPosition, JoinReply } from '../contract/wire.js';
import type { ChatOptions } from '../chat/chat-options.js';
import type { RoomLog } from './room-log.js';

/**
 * What brings a client from `since` to what viewers have been sent: exactly the events in between, or,
 * where that is too much, of another epoch or not asked for, the latest ones.
 */
export function catchUp(
  log: RoomLog,
  since: FeedPosition | undefined,
  { backlog, recovery }: Pick<ChatOptions, 'backlog' | 'recovery'>,
): Pick<JoinReply, 'epoch' | 'seq' | 'events' | 'recovered'> {
  const { epoch, sent: seq } = log;
  const missed = since?.epoch === epoch ? log.since(since.seq) : undefined;
  if (missed && missed.length <= recovery) return { epoch, seq, events: missed, recovered: true };
  return { epoch, seq, events: log.latest(backlog), recovered: false };
}
