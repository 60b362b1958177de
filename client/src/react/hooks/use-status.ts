import { useSyncExternalStore } from 'react';
import type { ClientSnapshot } from '../../index.js';
import { useSession } from '../session/session-context.js';

const NOT_CONNECTED: ClientSnapshot = { connection: { state: 'connecting' } };

/** The connection: its state, who you are, and the limits that the server holds you to. */
export function useStatus(): ClientSnapshot {
  const { client } = useSession();
  return useSyncExternalStore(client.subscribe, client.snapshot, () => NOT_CONNECTED);
}
