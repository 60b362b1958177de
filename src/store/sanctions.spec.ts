import { Kysely } from 'kysely';
import { migrate } from './migrations.js';
import { give, lift, selectInForce } from './sanctions.js';
import type { Schema } from './schema.js';
import { sqliteDialect } from './sqlite-dialect.js';

describe('sanctions', () => {
  it('do not pile up against one user, however often time has ended them', async () => {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
    await migrate(db);
    const target = 'user:u';
    const timeOut = (seq: number, at: number, action: string) =>
      give(
        db,
        { room: 'a', seq, at },
        { do: 'sanction', target, kind: 'timeout', rank: 1, until: at + 10, action },
      );
    const actions = async () =>
      (await db.selectFrom('sanctions_given').select('action').orderBy('seq').execute()).map(
        (row) => row.action,
      );
    await timeOut(1, 100, 'A');
    await timeOut(2, 105, 'B');
    await lift(db, 'a', { do: 'lift', target, kinds: ['timeout'], action: 'L' });
    await timeOut(3, 200, 'C');
    expect(await actions()).toEqual(['A', 'B', 'C']);
    await timeOut(4, 300, 'D');
    expect(await actions()).toEqual(['D']);
    expect(await selectInForce(db, 'a', 305)).toMatchObject([{ action: 'D' }]);
    await db.destroy();
  });
});
