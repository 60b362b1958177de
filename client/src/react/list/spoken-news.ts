import type { FeedEvent, You } from '../../index.js';
import { findMention } from '../text/mention.js';

/** What is worth interrupting somebody for who listens: announcements, and what speaks to them. */
export function worthSaying(
  events: readonly FeedEvent[],
  since: number,
  you: Pick<You, 'id' | 'nickname'> | undefined,
): string[] {
  const own = new Set<string>();
  const said: string[] = [];
  for (const event of events) {
    if (event.type === 'announcement' && event.seq > since) said.push(event.text);
    if (event.type !== 'message') continue;
    if (event.user.id === you?.id) own.add(event.id);
    else if (event.seq > since && (isAnswer(event.replyTo, own) || findMention(event.text, you?.nickname)))
      said.push(`${event.user.nickname}: ${event.text}`);
  }
  return said;
}

function isAnswer(replyTo: string | undefined, own: ReadonlySet<string>): boolean {
  return replyTo !== undefined && own.has(replyTo);
}
