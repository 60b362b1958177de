import { nanoid } from 'nanoid';
import { migrate } from './migrations.js';
import type { Database } from './schema.js';

/**
 * Makes the database what the store needs.
 * @returns the epoch of rooms that are yet to be written in: made with the database, it outlives a restart
 */
export async function prepare(db: Database): Promise<string> {
  await migrate(db);
  await db
    .insertInto('meta')
    .values({ key: 'epoch', value: nanoid(12) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'epoch')
    .executeTakeFirstOrThrow();
  return value;
}
