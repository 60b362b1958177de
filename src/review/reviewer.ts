import type { Author } from '../contract/wire.js';
import type { Verdict } from '../messages/verdict.js';

/** What the host is asked about: a message as it would be sent. */
export interface MessageInReview {
  /** The message's id, if it is sent. */
  id: string;
  room: string;
  user: Author;
  text: string;
  /** The id of the message that it answers. */
  replyTo?: string;
}

/** What the host may say of a message. */
export type ReviewVerdict = Exclude<Verdict, { do: 'timeout' }>;

/** Says of each message, before it is committed, what becomes of it. A provider of the host app, or its HTTP endpoint. */
export interface Reviewer {
  /** @param signal aborted as soon as nobody waits for the verdict any more */
  review(message: MessageInReview, signal: AbortSignal): ReviewVerdict | Promise<ReviewVerdict>;
}
