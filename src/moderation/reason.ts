import { ChatError } from '../chat/chat-error.js';
import { cleanText } from '../messages/text-rules.js';

/** Code points in a reason. */
export const REASON_LENGTH = 500;

/** A reason as it is kept; nothing where none is given. @throws ChatError `text_invalid` */
export function withReason(raw: string | undefined): { reason?: string } {
  if (raw === undefined || raw.trim() === '') return {};
  const reason = cleanText(raw);
  if ([...reason].length > REASON_LENGTH) throw new ChatError('text_invalid');
  return { reason };
}
