import { useMemo } from 'react';
import type { ChatRoom, ModerationRequests, RoomRequest, You } from '../../index.js';
import { useSession } from '../session/session-context.js';
import { useRoomPart } from './use-room.js';

/** What each request of a moderator is called here. */
const METHODS = {
  'message:delete': 'deleteMessage',
  'message:pin': 'pin',
  'user:purge': 'purge',
  'user:timeout': 'timeout',
  'user:ban': 'ban',
  'user:unban': 'unban',
  'user:mute': 'mute',
  'user:unmute': 'unmute',
  'user:role': 'setRole',
  'user:card': 'card',
  'address:ban': 'banAddress',
  'address:unban': 'unbanAddress',
  'room:clear': 'clear',
  'room:announce': 'announce',
  'room:update': 'update',
  'action:undo': 'undo',
  'actions:undo': 'undoAll',
  'review:list': 'held',
  'review:decide': 'decide',
  'filters:get': 'filters',
  'filters:set': 'setFilter',
  'filters:try': 'tryFilters',
} as const satisfies Record<keyof ModerationRequests, string>;

type Method<E extends keyof ModerationRequests> = (
  ...request: Partial<RoomRequest<E>> extends RoomRequest<E>
    ? [request?: RoomRequest<E>]
    : [request: RoomRequest<E>]
) => Promise<ModerationRequests[E]['reply']>;

type Methods = { [E in keyof ModerationRequests as (typeof METHODS)[E]]: Method<E> };

export interface Moderation extends Methods {
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

function methodsOf(room: () => ChatRoom): Methods {
  const events = Object.keys(METHODS) as (keyof ModerationRequests)[];
  const entries = events.map((event) => [
    METHODS[event],
    (request: RoomRequest<typeof event>) => room().ask(event, request),
  ]);
  return Object.fromEntries(entries) as Methods;
}

function rightsOf(you: You | undefined): Moderation['can'] {
  const may = you?.can ?? [];
  return { moderate: may.includes('moderate'), appoint: may.includes('appoint') };
}
