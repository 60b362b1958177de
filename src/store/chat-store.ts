import type { FilterList } from '../contract/filters.js';
import type { FeedDraft, FeedEvent, FeedPosition, RoomSettings } from '../contract/wire.js';
import type { Effect, ModerationRecords, StandingRecord } from './moderation-records.js';

/** Something to append to a room's feed. */
export interface Entry<Draft extends FeedDraft = FeedDraft> {
  room: string;
  draft: Draft;
  /** Who sent it under which id of the client's: the same pair in the same room is stored once. */
  sent?: { userId: string; clientMsgId: string };
  /** What becomes of the room's records besides. */
  effects?: readonly Effect[];
}

/** What became of an entry. */
export interface Stored {
  event: FeedEvent;
  epoch: string;
  /** True where it was stored before: `event` is then the first one. */
  duplicate: boolean;
}

export interface RoomRecord extends FeedPosition {
  /** Absent in a room that nothing was written in and nobody created. */
  settings?: RoomSettings;
  standing: StandingRecord;
  exists: boolean;
}

/** The user's tokens that were issued before a time are void. */
export interface Revocation {
  user: string;
  /** Milliseconds since 1970. */
  before: number;
}

/** A revocation with its number: they are numbered in the order in which they were stored. */
export type NumberedRevocation = Revocation & { number: number };

/** Where feeds are kept. Events are returned in ascending order of seq; what was removed, as its tombstone. */
export interface ChatStore {
  readonly moderation: ModerationRecords;
  /** Answers when the database does; throws when it does not. */
  ping(): Promise<void>;
  /**
   * Appends all of it, or nothing, in one transaction: each room's entries get the next seqs in the
   * order given, and their effects take place. A `room.updated` also becomes the room's settings. What throws may have been stored
   * nevertheless, where the answer to the commit was lost: the same again, by the same sender and id, tells.
   */
  append(entries: readonly Entry[]): Promise<Stored[]>;
  /** The feed's head and the room's settings; seq 0 for a room that nothing was written in. */
  room(room: string): Promise<RoomRecord>;
  /** How far the feeds of these rooms are; those that nothing was written in are absent. */
  heads(rooms: readonly string[]): Promise<Map<string, FeedPosition>>;
  /** What the user sent to the room under the id; undefined where that is nothing. */
  sent(room: string, userId: string, clientMsgId: string): Promise<FeedEvent | undefined>;
  /** At most `limit` events with a seq below `before`: the latest of them. */
  before(room: string, before: number, limit: number): Promise<FeedEvent[]>;
  /** Stores it, unless what is stored of the user already is as late or later. Resolves to its number. */
  revoke(revocation: Revocation): Promise<number>;
  /**
   * Those with a number above, in its order; of each user the latest alone. What is missing in one answer has a
   * number above all that are in it.
   */
  revocationsAfter(number: number): Promise<NumberedRevocation[]>;
  /** The room's word lists, by name. */
  filters(room: string): Promise<FilterList[]>;
  close(): Promise<void>;
}

export const ChatStore = Symbol('ChatStore');
