import type { FilterRequests } from './filters.js';
import type { ActionEvent, GrantedRole, HeldEvent, MessageRef, Person } from './moderation.js';
import type { MessageEvent, RoomModes, RoomSettings } from './wire.js';

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

/** Whoever is muted goes on writing, and nobody else but moderators sees it. Nobody is told. */
export interface MuteRequest extends InRoom, WithReason {
  user: string;
}

/** Keeps guests of an address, or of a CIDR range, out; members are banned by who they are. */
export interface AddressBanRequest extends InRoom, WithReason {
  address: string;
}

export interface AddressUnbanRequest extends InRoom, WithReason {
  address: string;
}

/** An address or a range that guests are kept out by. */
export interface BannedAddress {
  address: string;
  at: number;
  /** Absent where the host app did it. */
  by?: Person;
  reason?: string;
}

/** Those in force that somebody banned by what they are, the latest first; not those of guests who were banned. */
export interface AddressListReply {
  bans: BannedAddress[];
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
  muted: boolean;
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
  'user:mute': { request: MuteRequest; reply: ActionReply };
  'user:unmute': { request: MuteRequest; reply: ActionReply };
  'address:ban': { request: AddressBanRequest; reply: ActionReply };
  'address:unban': { request: AddressUnbanRequest; reply: ActionReply };
  'address:list': { request: InRoom; reply: AddressListReply };
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
