import type { FilterList } from '../contract/filters.js';
import type { FeedDraft, FeedEvent, FeedPosition, RoomSettings } from '../contract/wire.js';

/** Something to append to a room's feed. */
export interface Entry<Draft extends FeedDraft = FeedDraft> {
  room: string;
  draft: Draft;
  /** Who sent it under which id of the client's: the same pair in the same room is stored once. */
  sent?: { userId: string; clientMsgId: string };
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
  exists: boolean;
}

/** Where feeds are kept. Events are returned in ascending order of seq. */
export interface ChatStore {
  /** Answers when the database does; throws when it does not. */
  ping(): Promise<void>;
  /**
   * Appends all of it, or nothing, in one transaction: each room's entries get the next seqs in the
   * order given. A `room.updated` also becomes the room's settings. What throws may have been stored
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
  /** The room's word lists, by name. */
  filters(room: string): Promise<FilterList[]>;
  /** Adds the list to the room's, in the place of the one of its name. */
  putFilter(room: string, list: FilterList): Promise<void>;
  /** Where there is no list of the name, nothing happens. */
  dropFilter(room: string, name: string): Promise<void>;
  close(): Promise<void>;
}

export const ChatStore = Symbol('ChatStore');
