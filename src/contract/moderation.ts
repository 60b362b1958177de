/**
 * What moderators ask for and are told. Everything that they do is an `action` event in the room's
 * backstage: a feed of its own, `<room>~backstage`, that only they can join. It is joined, recovered and
 * paged as any other, which makes it the live view and the audit log in one.
 */
import type { FilterRequests, RoomFiltersEvent } from './filters.js';
import type { Author, FeedEventBase, MessageEvent, RoomModes, RoomSettings } from './wire.js';

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
  reason?: string;
  /** Until when it holds; absent: until it is undone. */
  until?: number;
  /** `role`: what the target is from now on in the room; absent: nothing any more. */
  role?: GrantedRole;
  /** `update`, `pin`: what was changed, as it is from now on. */
  settings?: Partial<RoomSettings>;
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

/** A held message that no longer waits. In the backstage only. */
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

interface InRoom {
  room: string;
}

/** 500 characters at most; for the moderators, and for whom it is about. */
interface WithReason {
  reason?: string;
}

export interface DeleteRequest extends InRoom, WithReason {
  message: MessageRef;
}

export interface PurgeRequest extends InRoom, WithReason {
  user: string;
}

export interface TimeoutRequest extends InRoom, WithReason {
  user: string;
  /** 1 to 1,209,600 (14 days). Default 600. */
  seconds?: number;
}

/** A guest is banned with the address that it came from, for other guests too: a new name costs nothing. */
export interface BanRequest extends InRoom, WithReason {
  user: string;
}

/** Ends a timeout as well. */
export interface UnbanRequest extends InRoom, WithReason {
  user: string;
}

/** Keeps guests of an address, or of a CIDR range, out; members are banned by who they are. */
export interface AddressBanRequest extends InRoom, WithReason {
  address: string;
}

export interface AddressUnbanRequest extends InRoom, WithReason {
  address: string;
}

export interface ClearRequest extends InRoom, WithReason {}

export interface AnnounceRequest extends InRoom {
  text: string;
}

export interface PinRequest extends InRoom {
  /** Absent: nothing is pinned any more. */
  message?: MessageRef;
}

/** What is absent stays as it is. */
export interface UpdateRequest extends InRoom, Partial<Pick<RoomSettings, 'title' | 'open'>> {
  /** All modes, as they are to be from now on. */
  modes?: RoomModes;
  /** 0: as many viewers as come. */
  capacity?: number;
  /** Tightens several modes at once, or puts back what was before. */
  raid?: boolean;
}

export interface RoleRequest extends InRoom {
  user: string;
  /** Absent: no role any more. */
  role?: GrantedRole;
}

export interface ActionReply {
  /** Of the `action` event, to undo it by. */
  action: string;
}

export interface UndoRequest extends InRoom, WithReason {
  action: string;
}

/** Undoes what a moderator did of late. */
export interface UndoAllRequest extends InRoom, WithReason {
  moderator: string;
  /** 1 to 86,400. Default 600. */
  seconds?: number;
}

export interface UndoAllReply {
  /** Actions that were undone. */
  undone: number;
}

export interface CardRequest extends InRoom {
  user: string;
}

/** What moderators are told of somebody in a room. */
export interface CardReply {
  user: Person;
  /** In force now. */
  timedOutUntil?: number;
  banned: boolean;
  role?: GrantedRole;
  /** The latest 50, what was removed among them. */
  messages: (MessageEvent & { removed: boolean })[];
  /** What was done to them, the latest 50. */
  actions: ActionEvent[];
}

export interface DecideRequest extends InRoom, WithReason {
  held: string;
  decision: 'allow' | 'refuse';
}

/** Held messages that wait, the oldest first. */
export interface ReviewReply {
  held: HeldEvent[];
}

/** What a moderator may ask for. All are refused with `forbidden` to whoever may not. */
export interface ModerationRequests extends FilterRequests {
  'message:delete': { request: DeleteRequest; reply: ActionReply };
  'user:purge': { request: PurgeRequest; reply: ActionReply };
  'user:timeout': { request: TimeoutRequest; reply: ActionReply };
  'user:ban': { request: BanRequest; reply: ActionReply };
  'user:unban': { request: UnbanRequest; reply: ActionReply };
  'address:ban': { request: AddressBanRequest; reply: ActionReply };
  'address:unban': { request: AddressUnbanRequest; reply: ActionReply };
  'room:clear': { request: ClearRequest; reply: ActionReply };
  'room:announce': { request: AnnounceRequest; reply: ActionReply };
  'room:update': { request: UpdateRequest; reply: ActionReply };
  'message:pin': { request: PinRequest; reply: ActionReply };
  'user:role': { request: RoleRequest; reply: ActionReply };
  'action:undo': { request: UndoRequest; reply: ActionReply };
  'actions:undo': { request: UndoAllRequest; reply: UndoAllReply };
  'user:card': { request: CardRequest; reply: CardReply };
  'review:list': { request: InRoom; reply: ReviewReply };
  'review:decide': { request: DecideRequest; reply: ActionReply };
}
