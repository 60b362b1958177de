import type { Database } from './schema.js';

/** Keeps what the action takes away, for its undo. @param what JSON */
export async function keep(db: Database, room: string, action: string, what: string): Promise<void> {
  await db.insertInto('kept').values({ room, action, what }).execute();
}

/** What was kept for the undo of the action, where anything was. */
export async function selectKept(db: Database, room: string, action: string): Promise<unknown> {
  const kept = db.selectFrom('kept').where('room', '=', room).where('action', '=', action);
  const row = await kept.select('what').executeTakeFirst();
  return row && JSON.parse(row.what);
}
