import type { FeedEvent, MessageEvent } from '../../src/index.js';
import type { Look } from './look.js';

/** A badge that a host gives in a bot's token. */
const BOT = 'bot';

/** The messages that are in the picture. @param after those up to this seq have faded, or were there before */
export function shownMessages(events: readonly FeedEvent[], after: number, look: Look): MessageEvent[] {
  const shown: MessageEvent[] = [];
  for (const event of events)
    if (event.seq > after && event.type === 'message' && isFor(event, look)) shown.push(event);
  return shown;
}

function isFor({ text, user }: MessageEvent, { bots, commands }: Look): boolean {
  return (bots || !user.badges.includes(BOT)) && (commands || !text.startsWith('!'));
}
