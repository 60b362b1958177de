import { Kysely } from 'kysely';
import { keep, selectKept } from './kept.js';
import { migrate } from './migrations.js';
import type { Schema } from './schema.js';
import { sqliteDialect } from './sqlite-dialect.js';

const DAY_MS = 24 * 3_600_000;

describe('what is kept for an undo', () => {
  it('is forgotten after two weeks, with the next that is kept in its room', async () => {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
    await migrate(db);
    const at = Date.now();
    await keep(db, { room: 'a', action: 'old', at: at - 15 * DAY_MS, what: '"old"' });
    await keep(db, { room: 'b', action: 'old', at: at - 15 * DAY_MS, what: '"old"' });
    await keep(db, { room: 'a', action: 'late', at: at - 13 * DAY_MS, what: '"late"' });
    expect(await selectKept(db, 'a', 'old')).toBe('old');
    await keep(db, { room: 'a', action: 'new', at, what: '"new"' });
    const found = ['old', 'late', 'new'].map((action) => selectKept(db, 'a', action));
    expect(await Promise.all(found)).toEqual([undefined, 'late', 'new']);
    expect(await selectKept(db, 'b', 'old')).toBe('old');
    await db.destroy();
  });
});
