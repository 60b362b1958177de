import { useMemo } from 'react';
import type { You } from '../../index.js';
import { useSession } from '../session/session-context.js';
import { methodsOf, type ModerationMethods } from './moderation-methods.js';
import { useRoomPart } from './use-room.js';

export interface Moderation extends ModerationMethods {
  can: {
    /** Everything but appointing. */
    moderate: boolean;
    /** Say who is a moderator or a VIP. */
    appoint: boolean;
  };
}

/** What moderators do in a room. Each method rejects with a `ChatClientError`, `forbidden` where one may not. */
export function useModeration(room: string): Moderation {
  const shared = useSession().room(room);
  const you = useRoomPart(room, ({ you }) => you);
  const methods = useMemo(() => methodsOf(() => shared.room), [shared]);
  return useMemo(() => ({ ...methods, can: rightsOf(you) }), [methods, you]);
}

function rightsOf(you: You | undefined): Moderation['can'] {
  const may = you?.can ?? [];
  return { moderate: may.includes('moderate'), appoint: may.includes('appoint') };
}
