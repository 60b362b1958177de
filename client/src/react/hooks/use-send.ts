import { useCallback, useEffect } from 'react';
import type { SendReply } from '../../index.js';
import { useSession } from '../session/session-context.js';

export type Send = (text: string, options?: { replyTo?: string }) => Promise<SendReply>;

/** Says something in a room. Resolves once it is committed, rejects with a `ChatClientError`. */
export function useSend(room: string): Send {
  const shared = useSession().room(room);
  useEffect(() => shared.hold(), [shared]);
  return useCallback<Send>((text, options) => shared.room.send(text, options), [shared]);
}
