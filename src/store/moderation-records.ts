import type { FilterList } from '../contract/filters.js';
import type { ActionEvent, GrantedRole } from '../contract/moderation.js';
import type { MessageEvent } from '../contract/wire.js';

/** `mute`: whoever it is goes on writing, and nobody else sees it. */
export type SanctionKind = 'timeout' | 'ban' | 'mute';

export interface Sanction {
  /** `user:<id>` or `address:<CIDR>`. */
  target: string;
  kind: SanctionKind;
  /** By the database's clock; absent: until it is lifted. */
  until?: number | undefined;
  /** Of whoever gave it: it does not hold against those who rank as high. */
  rank: number;
  /** The action that it follows from. */
  action: string;
  /** For whom it concerns to read. */
  reason?: string | undefined;
}

/** Who may do more in a room than others, and who less. */
export interface StandingRecord {
  /** Those in force. */
  sanctions: Sanction[];
  roles: Map<string, GrantedRole>;
  /** The database's time at which they were read. */
  readAt: number;
}

/** A message that waits for a moderator, as it would be sent. */
export interface HeldMessage extends HeldDraft {
  /** Of the `held` event in the backstage. */
  seq: number;
  at: number;
}

export interface HeldDraft {
  draft: Omit<MessageEvent, 'seq' | 'at'>;
  sent: { userId: string; clientMsgId: string };
  /** For moderators to read. */
  why: string;
}

/** What an entry of a room's feed, or of its backstage, makes of the room's records. */
export type Effect =
  /** What was said at this seq is removed. */
  | { do: 'remove'; seq: number; action: string }
  /** All that the user said before this entry is removed. */
  | { do: 'removeBy'; userId: string; action: string }
  /** All that was said before this entry is removed. */
  | { do: 'clear'; action: string }
  /** What the action removed is back. */
  | { do: 'restore'; action: string }
  | ({ do: 'sanction' } & Sanction)
  /** What the action gave a user holds against the address that is the target, too, while it holds. */
  | { do: 'cover'; target: string; action: string }
  /** The action ends the target's sanctions of these kinds, and those of the addresses that it was kept out by with it. */
  | { do: 'lift'; target: string; kinds: readonly SanctionKind[]; action: string }
  /** The sanctions are as if the action had not been: what it gave is over, and what it ended or replaced holds. */
  | { do: 'revert'; action: string }
  | { do: 'grant'; userId: string; role: GrantedRole | undefined }
  /** The entry, in a backstage, is an action: it can be found by whoever did it and whom it was done to. */
  | { do: 'index'; action: string; moderator?: string; target?: string; undoes?: string }
  /** The entry, in a backstage, is a message that waits. */
  | { do: 'hold'; held: HeldDraft }
  /** The message waits no more. It is kept for the undo of the action that is given. */
  | { do: 'release'; held: string; keepFor: string | undefined }
  /** The room has this list of the name, or none. The one before is kept for the undo of the action that is given. */
  | { do: 'filter'; name: string; list: FilterList | undefined; keepFor: string | undefined };

/** What moderation looks up. A room's actions are in its backstage. */
export interface ModerationRecords {
  /** The database's time, in milliseconds since the epoch. */
  now(): Promise<number>;
  standing(room: string): Promise<StandingRecord>;
  /** What would be in force against the target if the action had not been. */
  sanctionsWithout(room: string, target: string, action: string): Promise<Sanction[]>;
  /** What was said at a seq, removed or not; undefined where nothing was. */
  said(room: string, seq: number): Promise<Said | undefined>;
  /** The latest that the user said, in ascending order. */
  saidBy(room: string, userId: string, limit: number): Promise<Said[]>;
  /** The latest messages that the action removed, in ascending order. */
  removedBy(room: string, action: string, limit: number): Promise<MessageEvent[]>;
  action(backstage: string, id: string): Promise<ActionEvent | undefined>;
  /** The actions that banned addresses in the room by what they are, and were not ended; the latest first. */
  addressBans(room: string, backstage: string, limit: number): Promise<ActionEvent[]>;
  /** Whether an `undo` of the action is there. */
  isUndone(backstage: string, id: string): Promise<boolean>;
  /** The latest actions on the user, in ascending order. */
  actionsOn(backstage: string, userId: string, limit: number): Promise<ActionEvent[]>;
  /** What the moderator did since then, in ascending order; 1,000 actions at most, the latest. */
  actionsBy(backstage: string, userId: string, since: number): Promise<ActionEvent[]>;
  /** The first that wait, in the order in which they came. */
  held(backstage: string, limit: number): Promise<HeldMessage[]>;
  heldMessage(backstage: string, id: string): Promise<HeldMessage | undefined>;
  /** Whether what the user sent to the room under the id waits. */
  isHeld(backstage: string, userId: string, clientMsgId: string): Promise<boolean>;
  /** The message that waited until the action, where it was kept for its undo. */
  heldUntil(backstage: string, action: string): Promise<HeldDraft | undefined>;
  /** The list that the action changed, as it was: null where there was none, undefined where nothing was kept. */
  listBefore(room: string, action: string): Promise<FilterList | null | undefined>;
  /** The number of the latest change of the room's word lists; 0 where there was none. */
  latestListChange(room: string): Promise<number>;
}

/** A message, and whether it is gone for viewers. */
export interface Said {
  event: MessageEvent;
  removed: boolean;
}
