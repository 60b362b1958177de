import { sql } from 'kysely';
import type { NumberedRevocation, Revocation } from './chat-store.js';
import type { Database } from './schema.js';

/**
 * Its number is drawn from a row that stays locked until the commit, so that numbers are seen in their order:
 * whoever has seen one will not find a lower one later.
 */
export async function insertRevocation(db: Database, { user, before }: Revocation): Promise<number> {
  const { value } = await db
    .insertInto('meta')
    .values({ key: 'revocations', value: '1' })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        value: sql<string>`cast(cast(${eb.ref('meta.value')} as integer) + 1 as text)`,
      })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  const number = Number(value);
  await db
    .insertInto('revocations')
    .values({ user_id: user, before, number })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet((eb) => ({ before: eb.ref('excluded.before'), number: eb.ref('excluded.number') }))
        .whereRef('revocations.before', '<', 'excluded.before'),
    )
    .execute();
  return number;
}

export function selectRevocations(db: Database, after: number): Promise<NumberedRevocation[]> {
  return db
    .selectFrom('revocations')
    .select(['user_id as user', 'before', 'number'])
    .where('number', '>', after)
    .orderBy('number')
    .execute();
}
