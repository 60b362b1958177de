import type { ActionReply } from './moderation.js';
import type { FeedEventBase } from './wire.js';

/** What becomes of a message with one of a list's words in it. The severest of several is done. */
export type FilterAction = 'mask' | 'hold' | 'block' | 'timeout';

/** Lists of swear words and slurs that the server comes with. */
export type StarterList = 'ko' | 'en';

/** Words that a room does not want. They are found in whatever way they are disguised. */
export interface FilterList {
  /** 1 to 64 characters; one list of a name in a room. */
  name: string;
  action: FilterAction;
  /** `timeout`: for how long, 1 to 1,209,600 (14 days). Default 600. */
  seconds?: number;
  /** The words that the server comes with, besides those given here. */
  starter?: StarterList;
  /** At most 2,000 of 1 to 64 characters. `word*`: also where more letters follow; `*word`: where some precede. */
  words?: string[];
  /** Words with which nothing is wrong although one of a list's is in them; for all lists of the room. */
  except?: string[];
}

/** The room's word lists are others from now on. What is in them is told to moderators who ask. */
export interface RoomFiltersEvent extends FeedEventBase {
  type: 'room.filters';
}

export interface FiltersRequest {
  room: string;
}

export interface FiltersReply {
  lists: FilterList[];
}

export interface SetFilterRequest {
  room: string;
  name: string;
  /** Absent: there is no list of that name any more. A room has 20 at most. */
  list?: Omit<FilterList, 'name'>;
}

export interface TryFiltersRequest {
  room: string;
  /** Absent: those that the room has. */
  lists?: FilterList[];
  /** How many of the room's latest messages are looked at: 1 to 1,000. Default 200. */
  latest?: number;
}

/** What a list would have done to a message. */
export interface FilterHit {
  /** Of the list. */
  name: string;
  /** As it is in the list. */
  word: string;
  /** Where it is in the text: UTF-16 units, as `slice` takes them. */
  from: number;
  to: number;
}

/** A message that would not have been sent as it was. */
export interface TriedMessage {
  id: string;
  seq: number;
  nickname: string;
  text: string;
  action: FilterAction;
  /** Only what counts: not what lies within an exception. */
  hits: FilterHit[];
}

export interface TryFiltersReply {
  /** How many messages were looked at. */
  looked: number;
  /** The oldest first. */
  messages: TriedMessage[];
}

/** What a moderator may ask for about the words of a room. */
export interface FilterRequests {
  'filters:get': { request: FiltersRequest; reply: FiltersReply };
  'filters:set': { request: SetFilterRequest; reply: ActionReply };
  'filters:try': { request: TryFiltersRequest; reply: TryFiltersReply };
}
