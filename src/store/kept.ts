import type { Database, Schema } from './schema.js';

/** For as long as the longest timeout: by then nobody undoes what was refused or changed before. */
const KEPT_MS = 14 * 24 * 3_600_000;

/** Keeps what the action takes away, for its undo; what was kept in the room for too long is forgotten. */
export async function keep(db: Database, kept: Schema['kept']): Promise<void> {
  await db
    .deleteFrom('kept')
    .where('room', '=', kept.room)
    .where('at', '<', kept.at - KEPT_MS)
    .execute();
  await db.insertInto('kept').values(kept).execute();
}

/** What was kept for the undo of the action, where anything was. */
export async function selectKept(db: Database, room: string, action: string): Promise<unknown> {
  const kept = db.selectFrom('kept').where('room', '=', room).where('action', '=', action);
  const row = await kept.select('what').executeTakeFirst();
  return row && JSON.parse(row.what);
}
