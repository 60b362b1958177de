import { Kysely, sql, type Migration } from 'kysely';
import { afterTest } from '../testing/after-test.js';
import { migrate, MIGRATIONS } from './migrations.js';
import type { Schema } from './schema.js';
import { sqliteDialect } from './sqlite-dialect.js';

const run = (text: string) => (db: Kysely<unknown>) =>
  sql
    .raw(text)
    .execute(db)
    .then(() => undefined);

/** What a later version brings besides. */
const later = (...ups: Migration['up'][]) => ({
  ...MIGRATIONS,
  ...Object.fromEntries(ups.map((up, i) => [`90${i}_later`, { up }])),
});

describe('a database of before', () => {
  let db: Kysely<Schema>;
  beforeEach(async () => {
    db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
    afterTest(() => db.destroy());
    await migrate(db);
    await db.insertInto('meta').values({ key: 'epoch', value: 'E' }).execute();
  });
  const meta = async () => (await sql`select * from meta`.execute(db)).rows;

  it('is left as it is where nothing is new', async () => {
    await migrate(db);
    expect(await meta()).toEqual([{ key: 'epoch', value: 'E' }]);
  });

  it('gets what is new, in order, and keeps what is in it', async () => {
    await migrate(db, later(run(`alter table meta add more text`), run(`update meta set more = 'M'`)));
    expect(await meta()).toEqual([{ key: 'epoch', value: 'E', more: 'M' }]);
  });

  it('gets the rest with the next start where something of it fails', async () => {
    const add = run(`alter table meta add more text`);
    await expect(migrate(db, later(add, run('update nothing')))).rejects.toThrow('nothing');
    await migrate(db, later(add, run(`update meta set more = 'M'`)));
    expect(await meta()).toEqual([{ key: 'epoch', value: 'E', more: 'M' }]);
  });

  it('has nothing of what fails half-way', async () => {
    const half = (then: string) => async (db: Kysely<unknown>) => {
      await run(`alter table meta add more text`)(db);
      await run(then)(db);
    };
    await expect(migrate(db, later(half('update nothing')))).rejects.toThrow('nothing');
    expect(await meta()).toEqual([{ key: 'epoch', value: 'E' }]);
    await migrate(db, later(half(`update meta set more = 'M'`)));
    expect(await meta()).toEqual([{ key: 'epoch', value: 'E', more: 'M' }]);
  });

  it('is not touched where it is of a later version', async () => {
    await migrate(db, later(run(`alter table meta add more text`)));
    await expect(migrate(db)).rejects.toThrow('900_later');
  });
});
