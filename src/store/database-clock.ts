import { sql, type RawBuilder } from 'kysely';
import { isPostgres, type Database } from './schema.js';

/**
 * Milliseconds since the epoch by the database's clock, which is one for all nodes, however wrong theirs
 * are. Read anew for each row and not once per transaction: that begins before it has waited for the
 * room's row, and its time would be before that of the seqs it waited for.
 */
export function databaseClock(db: Database): RawBuilder<number> {
  return isPostgres(db)
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(round(unixepoch('subsec') * 1000) as integer)`;
}
