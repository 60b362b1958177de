import type { FeedPosition, JoinReply } from '../contract/wire.js';
import type { ChatOptions } from '../chat/chat-options.js';
import type { LogView } from './log-view.js';

/**
 * What brings the user's client from `since` to what the view's viewers have been sent: exactly the events in
 * between, or, where that is too much, of another epoch or not asked for, the latest ones. Who is ahead of the
 * view stays where it is.
 */
export function catchUp(
  view: LogView,
  userId: string,
  since: FeedPosition | undefined,
  { backlog, recovery }: Pick<ChatOptions, 'backlog' | 'recovery'>,
): Pick<JoinReply, 'epoch' | 'seq' | 'events' | 'recovered'> {
  const { epoch } = view.log;
  const missed = since?.epoch === epoch ? view.since(since.seq) : undefined;
  if (!since || !missed || missed.length > recovery)
    return { epoch, seq: view.sent, events: view.latest(backlog, userId), recovered: false };
  const events = view.shownTo(userId, missed);
  return { epoch, seq: Math.max(since.seq, view.sent), events, recovered: true };
}
