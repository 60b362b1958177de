import { ChatError } from '../chat/chat-error.js';
import type { Verdict } from './verdict.js';

/**
 * What is sent of the text by the verdict on it.
 * @throws ChatError `text_blocked`, `held`
 */
export function passed(text: string, verdict: Verdict): string {
  switch (verdict.do) {
    case 'allow':
      return text;
    case 'change':
      return verdict.text;
    case 'refuse':
      throw new ChatError('text_blocked', verdict.message === undefined ? {} : { message: verdict.message });
    case 'hold':
      throw new ChatError('held');
    case 'timeout':
      throw new ChatError('text_blocked');
  }
}
