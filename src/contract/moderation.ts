/**
 * What moderators are told, and everybody of what they do. Everything that they do is an `action` event in the room's
 * backstage: a feed of its own, `<room>~backstage`, that only they can join. It is joined, recovered and
 * paged as any other, which makes it the live view and the audit log in one.
 */
import type { RoomFiltersEvent } from './filters.js';
import type { Author, FeedEventBase, MessageEvent, RoomSettings } from './wire.js';

export type * from './moderation-requests.js';

/** What comes after a room's id in the id of its backstage. */
export const BACKSTAGE = '~backstage';

/** A message by its place, and by its id: under another epoch the place is another message's. */
export interface MessageRef {
  id: string;
  seq: number;
}

/** Whom somebody was when something was done to him or by him. */
export interface Person {
  id: string;
  nickname?: string;
}

/** Roles that are given in a room, besides those that the host's tokens carry. */
export type GrantedRole = 'moderator' | 'vip';

export type ActionKind =
  | 'delete'
  | 'purge'
  | 'clear'
  | 'timeout'
  | 'ban'
  | 'unban'
  | 'mute'
  | 'unmute'
  | 'pin'
  | 'announce'
  | 'role'
  | 'update'
  | 'filters'
  | 'allow'
  | 'refuse'
  | 'undo';

/** One thing that a moderator did, or the server for one of them. In the backstage only. */
export interface ActionEvent extends FeedEventBase {
  type: 'action';
  id: string;
  kind: ActionKind;
  /** Absent where the server did it by a room's rules, or the host app by its own. */
  by?: Person;
  /** Whom it was done to. */
  target?: Person;
  /** Address or CIDR that it was done to. */
  address?: string;
  /** The message that it was about, as it was. */
  message?: MessageRef & { text: string };
  /** `allow`, `refuse`: the held message, which waits no more. */
  held?: string;
  reason?: string;
  /** Until when it holds; absent: until it is undone. */
  until?: number;
  /** `role`: what the target is from now on in the room; absent: nothing any more. */
  role?: GrantedRole;
  /** `role`: what the target was in the room before; absent: nothing. */
  roleBefore?: GrantedRole;
  /** `update`, `pin`: what was changed, as it is from now on, and as it was; absent from either: not set. */
  settings?: Partial<RoomSettings>;
  before?: Partial<RoomSettings>;
  /** `unban`: what held until then. */
  lifted?: { kind: 'ban' | 'timeout'; until?: number; reason?: string };
  /** `filters`: the list that was changed or removed. */
  list?: string;
  /** `undo`: the id of the action that is undone. */
  undoes?: string;
}

/** A message that waits for a moderator's decision. In the backstage only. */
export interface HeldEvent extends FeedEventBase {
  type: 'held';
  id: string;
  user: Author;
  text: string;
  replyTo?: string;
  /** Why it was held, for moderators to read. */
  why: string;
}

/**
 * A moderator said what becomes of a held message. It waits until the `action` that follows at once; where the
 * database goes away in between, until the same is said once more. In the backstage only.
 */
export interface DecidedEvent extends FeedEventBase {
  type: 'decided';
  held: string;
  decision: 'allow' | 'refuse';
  by?: Person;
}

/** Here was a message that was removed: its place is kept, what was in it is gone. */
export interface TombstoneEvent extends FeedEventBase {
  type: 'tombstone';
  id: string;
}

/** The message is to be shown no more; it is a tombstone from now on. */
export interface MessageDeletedEvent extends FeedEventBase {
  type: 'message.deleted';
  message: MessageRef;
}

/** All that the user said before this is to be shown no more. */
export interface UserPurgedEvent extends FeedEventBase {
  type: 'user.purged';
  user: Person;
}

/** All that was said before this is to be shown no more. */
export interface RoomClearedEvent extends FeedEventBase {
  type: 'room.cleared';
}

/** Removed messages are back in their places: the latest of them; older ones are in the history. */
export interface MessagesRestoredEvent extends FeedEventBase {
  type: 'messages.restored';
  messages: MessageEvent[];
}

export interface UserTimedOutEvent extends FeedEventBase {
  type: 'user.timed_out';
  user: Person;
  until: number;
}

export interface UserBannedEvent extends FeedEventBase {
  type: 'user.banned';
  /** Absent where it was an address. */
  user?: Person;
}

/** Neither banned nor timed out any more. */
export interface UserUnbannedEvent extends FeedEventBase {
  type: 'user.unbanned';
  /** Absent where it was an address. */
  user?: Person;
}

export interface UserRoleEvent extends FeedEventBase {
  type: 'user.role';
  user: Person;
  /** Absent: no role is given in the room any more. */
  role?: GrantedRole;
}

/** What moderation adds to a room's feed, and to its backstage. */
export type ModerationEvent =
  | TombstoneEvent
  | MessageDeletedEvent
  | UserPurgedEvent
  | RoomClearedEvent
  | MessagesRestoredEvent
  | UserTimedOutEvent
  | UserBannedEvent
  | UserUnbannedEvent
  | UserRoleEvent
  | RoomFiltersEvent
  | ActionEvent
  | HeldEvent
  | DecidedEvent;
