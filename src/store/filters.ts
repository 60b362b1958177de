import type { FilterList } from '../contract/filters.js';
import { keep } from './kept.js';
import type { Effect } from './moderation-records.js';
import type { Database } from './schema.js';

/** The room's word lists, by name. */
export async function selectFilters(db: Database, room: string): Promise<FilterList[]> {
  const lists = db.selectFrom('filters').select('list').where('room', '=', room);
  return (await lists.orderBy('name').execute()).map(({ list }) => JSON.parse(list) as FilterList);
}

/** Sets the room's list of the name, or ends it. */
export async function changeFilter(
  db: Database,
  { room, at }: { room: string; at: number },
  { name, list, keepFor }: Extract<Effect, { do: 'filter' }>,
): Promise<void> {
  const ended = db.deleteFrom('filters').where('room', '=', room).where('name', '=', name);
  const before = await ended.returning('list').executeTakeFirst();
  if (keepFor !== undefined) await keep(db, { room, action: keepFor, at, what: before?.list ?? 'null' });
  if (list)
    await db
      .insertInto('filters')
      .values({ room, name, list: JSON.stringify(list) })
      .execute();
}
