import { Kysely, sql } from 'kysely';
import { selectKept } from './kept.js';
import { migrate } from './migrations.js';
import { selectInForce } from './sanctions.js';
import type { Schema } from './schema.js';
import { sqliteDialect } from './sqlite-dialect.js';

describe('a database of before', () => {
  it('keeps who is banned, and what undos need', async () => {
    const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
    await migrate(db);
    const run = (text: string) => sql.raw(text).execute(db);
    await run('drop table sanctions_given');
    await run(`create table sanctions (room text not null, target text not null, kind text not null, until bigint,
      rank integer not null, action text not null, reason text, primary key (room, target, kind))`);
    await run(`insert into sanctions values ('a', 'user:u', 'ban', null, 1, 'A', 'why')`);
    await run('alter table kept drop column at');
    await run(`insert into kept values ('a', 'B', '"what"')`);
    await run(`delete from kysely_migration where name > '006'`);
    await migrate(db);
    expect(await selectInForce(db, 'a', Date.now())).toEqual([
      { target: 'user:u', kind: 'ban', rank: 1, action: 'A', reason: 'why' },
    ]);
    expect(await selectKept(db, 'a', 'B')).toBe('what');
    await db.destroy();
  });
});
