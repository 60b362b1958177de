import { ChatError } from '../chat/chat-error.js';
import { cleanText } from './text-rules.js';
import type { Verdict } from './verdict.js';

/**
 * The text that is sent by the verdict on it.
 * @throws ChatError `text_blocked`, `held`
 */
export function textAfter(verdict: Verdict, text: string): string {
  switch (verdict.do) {
    case 'allow':
      return text;
    case 'change':
      return changed(verdict.text);
    case 'hold':
      throw new ChatError('held');
    case 'refuse':
      throw new ChatError('text_blocked', { message: verdict.message });
    case 'timeout':
      throw new ChatError('text_blocked');
  }
}

/** What cannot be sent in place of a text blocks it: the text was to be changed, so it is not sent either. */
function changed(text: string): string {
  try {
    return cleanText(text);
  } catch (cause) {
    throw new ChatError('text_blocked', { cause });
  }
}
