import { PostgresAdapter, type Kysely } from 'kysely';

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
