import { useEffect, useState } from 'react';
import type { Notice } from '../../index.js';
import { useChatClient } from './use-chat-client.js';

/** The last thing that the server said to this connection alone. */
export function useNotice(): Notice | undefined {
  const [notice, setNotice] = useState<Notice>();
  const client = useChatClient();
  useEffect(() => client.onNotice(setNotice), [client]);
  return notice;
}
