import type { HeldEvent } from '../contract/moderation.js';
import type { HeldDraft } from '../store/moderation-records.js';
import type { Told } from './action-log.js';

/** Has the message wait for a moderator, and tells them. */
export function waits(held: HeldDraft): Told {
  return { draft: heldEvent(held), effects: [{ do: 'hold', held }] };
}

export function heldEvent({ draft, why }: HeldDraft): Omit<HeldEvent, 'seq' | 'at'> {
  const { id, user, text, replyTo } = draft;
  return { type: 'held', id, user, text, why, ...(replyTo !== undefined && { replyTo }) };
}
