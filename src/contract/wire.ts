/**
 * The wire, both ends of it: a Socket.IO 4 namespace (`/chat`) that carries the events below.
 * Server and clients import these types; `docs/protocol.md` says the same in words.
 * All times are milliseconds since the epoch, all durations are milliseconds.
 */
import type { ErrorCode } from './errors.js';
import type { MessageRef, ModerationEvent, ModerationRequests } from './moderation.js';

export type * from './filters.js';
export type * from './moderation.js';

/** What a client gives as Socket.IO `auth` when it connects. Never in the query string. */
export interface Handshake {
  /** A token that the host app signed, or the guest token of an earlier `welcome` or `notice`. */
  token?: string;
  /** The nickname to go by; a token of the host that carries a name overrules it. */
  nickname?: string;
  /** BCP 47; decides the language of an assigned nickname. Default: the `Accept-Language` header. */
  locale?: string;
}

/** A viewer without a nickname, who only reads; with a nickname; with an identity of the host app. */
export type ViewerKind = 'lurker' | 'guest' | 'member';

export type Role = 'owner' | 'moderator' | 'vip' | 'member';

/**
 * What a viewer may do in a room: write; change its nickname; write where most of the room's modes keep
 * others from it; what moderators do; say who is one.
 */
export type Capability = 'send' | 'rename' | 'bypass' | 'moderate' | 'appoint';

/** Who the server takes this connection for. */
export interface You {
  id: string;
  kind: ViewerKind;
  nickname?: string;
  color?: string;
  /** In the reply to `room:join`: the roles held in that room. In `welcome`: those held in every room. */
  roles: Role[];
  badges: string[];
  can: Capability[];
}

/** Who wrote something. */
export interface Author {
  id: string;
  nickname: string;
  color?: string;
  roles: Role[];
  badges: string[];
}

/**
 * What a room is stricter about than others; what is absent is not in force. Nothing of it holds for whoever
 * may `moderate`; `frozen`, `unique` and `noLinks` hold for whoever may only `bypass`, and no other mode does.
 */
export interface RoomModes {
  /** Slow mode: seconds between two messages of one user, 1 to 300. */
  slow?: number;
  /** Nobody writes. */
  frozen?: true;
  /** Only members write. */
  membersOnly?: true;
  /** Only who has followed for so many minutes by the host's word writes: 0 to 129,600. */
  followersOnly?: number;
  /** Only subscribers by the host's word write. */
  subscribersOnly?: true;
  /** Nothing but emotes and emoji. */
  emoteOnly?: true;
  /** Nobody says the same twice within 60 s; others may say it too. */
  unique?: true;
  /** No links and no domains. */
  noLinks?: true;
  /** Only whose account is as many minutes old by the host's word writes: 1 to 129,600. */
  newAccounts?: number;
  /** Seconds that viewers are shown everything later than moderators. */
  delay?: 2 | 4 | 6;
}

export interface RoomInfo {
  id: string;
  title: string;
  open: boolean;
  modes: RoomModes;
  /** How many viewers the room holds; absent: as many as come. */
  capacity?: number;
  /** Present while raid mode is on: the modes that hold again after it. */
  raid?: { before: RoomModes };
  /** What is shown above all else. */
  pinned?: MessageRef & { user: Author; text: string };
  viewers: number;
}

/** What a room is set to; changed by a `room.updated` event, which carries all of it. */
export type RoomSettings = Omit<RoomInfo, 'id' | 'viewers'>;

/** A place in a room's feed. `seq` means nothing under another `epoch`. */
export interface FeedPosition {
  epoch: string;
  seq: number;
}

export interface FeedEventBase {
  /** 1, 2, 3 … within the room and epoch, without holes. */
  seq: number;
  at: number;
}

export interface MessageEvent extends FeedEventBase {
  type: 'message';
  id: string;
  user: Author;
  /** Plain text: never markup. */
  text: string;
  /** The `id` of the message that this one answers. */
  replyTo?: string;
  /** For moderators only: nobody but them and its sender, who is not told, is shown it. */
  shadowed?: true;
}

export interface AnnouncementEvent extends FeedEventBase {
  type: 'announcement';
  id: string;
  text: string;
}

export interface RoomUpdatedEvent extends FeedEventBase {
  type: 'room.updated';
  room: RoomSettings;
}

/** Something of the host app's own, for the host app's own client code. */
export interface CustomEvent extends FeedEventBase {
  type: 'custom';
  name: string;
  data: unknown;
}

/** Clients must ignore types that they do not know: more will come. */
export type FeedEvent = MessageEvent | AnnouncementEvent | RoomUpdatedEvent | CustomEvent | ModerationEvent;

/** A feed event before it has its place. */
export type FeedDraft = FeedEvent extends infer E
  ? E extends FeedEvent
    ? Omit<E, 'seq' | 'at'>
    : never
  : never;

/**
 * The events after `prev` up to `seq`. A client whose last seq is below `prev` has a hole and joins
 * again with `since`; events that it already has (seq not above its last) it ignores.
 */
export interface FeedPacket {
  room: string;
  epoch: string;
  prev: number;
  seq: number;
  events: FeedEvent[];
  /** How many events of that stretch were left out on purpose; not a hole. */
  omitted?: number;
}

/** What may be lost: sent at intervals, and only where something changed. */
export interface Pulse {
  room: string;
  /** How far the viewers are who are sent this: a client that is behind it for longer than a moment has lost something. */
  seq: number;
  viewers: number;
  /** Nicknames of those who came and went since the last pulse; in small rooms only. */
  joined?: string[];
  left?: string[];
  /**
   * Present while more is said than the room is set to show: the share of messages, from 0 to 1, that were
   * shown since the last pulse. What was left out is in the feed's `omitted`, and in the history.
   */
  shown?: number;
}

export type NoticeCode = ErrorCode | 'restarting' | 'identity_changed' | 'unbanned';

/** What concerns this connection alone. */
export interface Notice {
  code: NoticeCode;
  message: string;
  room?: string;
  /** `restarting`, `unauthorized`: how long to wait before connecting again. */
  retryAfterMs?: number;
  /** `identity_changed`: who you are now, and for guests the token to connect with from now on. */
  you?: You;
  guestToken?: string;
}

/** The bounds that this server holds clients to. */
export interface Limits {
  /** Code points in a message. */
  text: number;
  /** UTF-8 bytes in a message. */
  textBytes: number;
  nickname: { min: number; max: number };
  /** Rooms that one connection may join. */
  rooms: number;
  /** Events in one reply to `history:before`. */
  history: number;
}

export interface Welcome {
  you: You;
  /** Present for guests: keep it, and connect with it to be the same person again. */
  guestToken?: string;
  limits: Limits;
  /** The server's version. */
  version: string;
}

export interface ChatErrorBody {
  code: ErrorCode;
  message: string;
  /** Present when waiting helps and the server knows how long. */
  retryAfterMs?: number;
}

export type Ack<T> = { ok: true; data: T } | { ok: false; error: ChatErrorBody };

export interface JoinRequest {
  room: string;
  /** The last position that the client has. */
  since?: FeedPosition;
}

export interface JoinReply extends FeedPosition {
  room: RoomInfo;
  you: You;
  /**
   * `recovered`: exactly the events after `since`, up to `seq`.
   * Otherwise the latest ones up to `seq`, and what the client had is to be thrown away.
   */
  events: FeedEvent[];
  recovered: boolean;
}

export interface LeaveRequest {
  room: string;
}

export interface SendRequest {
  room: string;
  text: string;
  /** Made by the client, the same at each retry: sending twice is sending once. 1 to 64 of `A-Za-z0-9_-`. */
  clientMsgId: string;
  replyTo?: string;
}

export interface SendReply {
  id: string;
  seq: number;
  at: number;
}

export interface RenameRequest {
  nickname: string;
}

export interface RenameReply {
  you: You;
  /** Present for guests: it replaces the one before. */
  guestToken?: string;
}

export interface RefreshRequest {
  /** A token of the same member, signed by the host app. */
  token: string;
}

export interface RefreshReply {
  you: You;
  /** Who one is now in each room that this connection is in, by the room's id. */
  rooms: Record<string, You>;
}

export interface HistoryRequest {
  room: string;
  /** Events with a seq below this one. */
  before: number;
  /** Default 50. */
  limit?: number;
}

export interface HistoryReply {
  /** In ascending order of seq. */
  events: FeedEvent[];
}

/** Every event that a client may send: what it carries and what its ack brings. */
export interface Requests extends ModerationRequests {
  'room:join': { request: JoinRequest; reply: JoinReply };
  'room:leave': { request: LeaveRequest; reply: Record<string, never> };
  'message:send': { request: SendRequest; reply: SendReply };
  'nickname:change': { request: RenameRequest; reply: RenameReply };
  'token:refresh': { request: RefreshRequest; reply: RefreshReply };
  'history:before': { request: HistoryRequest; reply: HistoryReply };
}

export type ClientToServerEvents = {
  [E in keyof Requests]: (
    request: Requests[E]['request'],
    ack: (reply: Ack<Requests[E]['reply']>) => void,
  ) => void;
};

export interface ServerToClientEvents {
  welcome: (welcome: Welcome) => void;
  feed: (packet: FeedPacket) => void;
  pulse: (pulse: Pulse) => void;
  notice: (notice: Notice) => void;
}
