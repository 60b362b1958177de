import { PostgresAdapter, type Kysely } from 'kysely';
import type { GrantedRole } from '../contract/moderation.js';
import type { SanctionKind } from './moderation-records.js';

/** What the database holds; `migrations.ts` makes it so. Times are milliseconds since the epoch. */
export interface Schema {
  meta: { key: string; value: string };
  rooms: {
    id: string;
    epoch: string;
    /** The seq of the room's latest event. */
    seq: number;
    /** JSON of `RoomSettings`: what the latest `room.updated` said; null where there was none. */
    settings: string | null;
  };
  events: {
    room: string;
    seq: number;
    at: number;
    /** Null for events that no user sent with an id of the client's. */
    user_id: string | null;
    client_msg_id: string | null;
    /** JSON of the event without `seq` and `at`. */
    body: string;
    /** The action that removed it; null where none did. */
    removed_by: string | null;
  };
  /** Actions that removed all that was said in a room up to a seq. */
  clears: { room: string; action: string; up_to: number };
  /** Of one kind, the latest against a target that nothing ended is the one that counts. */
  sanctions_given: {
    room: string;
    /** `user:<id>` or `address:<CIDR>`. */
    target: string;
    kind: SanctionKind;
    /** Of the event in the room that it came with. */
    seq: number;
    /** Null: until it is lifted. */
    until: number | null;
    rank: number;
    action: string;
    reason: string | null;
    /** The action that lifted it; null where none did. */
    ended_by: string | null;
  };
  roles: { room: string; user_id: string; role: GrantedRole };
  /** Where in a room's backstage an action is, and whose. */
  actions: {
    room: string;
    seq: number;
    id: string;
    moderator: string | null;
    target: string | null;
    undoes: string | null;
  };
  /** Messages that wait for a moderator. */
  held: {
    room: string;
    id: string;
    user_id: string;
    client_msg_id: string;
    /** Of the `held` event in the backstage, which is the room here. */
    seq: number;
    at: number;
    why: string;
    /** JSON of the message's draft. */
    body: string;
  };
  /** What an action took away, as it was: for its undo alone. */
  kept: {
    room: string;
    action: string;
    /** JSON of the `HeldMessage` or the `FilterList`; of null where there was no list. */
    what: string;
    /** When the action was. */
    at: number;
  };
  revocations: {
    user_id: string;
    /** The user's tokens that were issued before this are void. */
    before: number;
    /** Counts the revocations in the order of their commits: whoever knows those up to one asks for those after it. */
    number: number;
  };
  filters: {
    room: string;
    name: string;
    /** JSON of the `FilterList`. */
    list: string;
  };
}

export type Database = Kysely<Schema>;

/** Where in PostgreSQL the tables are: the database may be a host app's, with tables of the same names. */
export const POSTGRES_SCHEMA = 'streamside';

export function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
