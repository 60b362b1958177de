import type { ChatRoom, ModerationRequests, RoomRequest } from '../../index.js';

/** What each request of a moderator is called here. */
export const METHODS = {
  'message:delete': 'deleteMessage',
  'message:pin': 'pin',
  'user:purge': 'purge',
  'user:timeout': 'timeout',
  'user:ban': 'ban',
  'user:unban': 'unban',
  'user:mute': 'mute',
  'user:unmute': 'unmute',
  'filters:get': 'filters',
  'filters:set': 'setFilter',
  'filters:try': 'tryFilters',
  'user:role': 'setRole',
  'user:card': 'card',
  'address:ban': 'banAddress',
  'address:unban': 'unbanAddress',
  'address:list': 'bannedAddresses',
  'room:clear': 'clear',
  'room:announce': 'announce',
  'room:update': 'update',
  'action:undo': 'undo',
  'actions:undo': 'undoAll',
  'review:list': 'held',
  'review:decide': 'decide',
} as const satisfies Record<keyof ModerationRequests, string>;

type Method<E extends keyof ModerationRequests> = (
  ...request: Partial<RoomRequest<E>> extends RoomRequest<E>
    ? [request?: RoomRequest<E>]
    : [request: RoomRequest<E>]
) => Promise<ModerationRequests[E]['reply']>;

export type ModerationMethods = { [E in keyof ModerationRequests as (typeof METHODS)[E]]: Method<E> };

/** @param room asked at each call, for it is another one after it was left */
export function methodsOf(room: () => Pick<ChatRoom, 'ask'>): ModerationMethods {
  const events = Object.keys(METHODS) as (keyof ModerationRequests)[];
  const entries = events.map((event) => [
    METHODS[event],
    (request: RoomRequest<typeof event>) => room().ask(event, request),
  ]);
  return Object.fromEntries(entries) as ModerationMethods;
}
