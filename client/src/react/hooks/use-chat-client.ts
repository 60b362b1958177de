import type { ChatClient } from '../../index.js';
import { useSession } from '../session/session-context.js';

/** The client of the provider: for `rename`, `retryNow`, `onNotice`. */
export function useChatClient(): ChatClient {
  return useSession().client;
}
