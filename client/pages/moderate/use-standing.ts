import { useRoomPart, useStatus } from '../../src/react/index.js';
import type { ChatErrorBody } from '../../src/index.js';

/** Whether somebody may moderate here; until that is known, who opens the page is taken for one who may. */
export type Standing = 'moderator' | 'nobody' | ChatErrorBody;

export function useStanding(room: string): Standing {
  const { connection } = useStatus();
  const refusal = useRoomPart(room, ({ status, error }) => (status === 'refused' ? error : undefined));
  const isNobody = useRoomPart(room, ({ you }) => you !== undefined && !you.can.includes('moderate'));
  if (connection.state === 'refused') return connection.error;
  return refusal ?? (isNobody ? 'nobody' : 'moderator');
}
