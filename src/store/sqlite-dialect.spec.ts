import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindable, openSqlite } from './sqlite-dialect.js';

describe('what reaches libsql', () => {
  it('is a null, a number or a string, whatever was bound', () => {
    expect([null, undefined, true, false, 1, 2n, '한글'].map(bindable)).toEqual([
      null,
      null,
      1,
      0,
      1,
      2n,
      '한글',
    ]);
  });

  it.each([
    ['a date', new Date()],
    ['an object', {}],
    ['a buffer', Buffer.from('x')],
    ['a string with NUL', 'a\0b'],
  ])('is never %s, which would end the process or lose text', (_name, value) => {
    const statement = openSqlite(':memory:').prepare('select ? as value');
    expect(() => statement.all([value])).toThrow(TypeError);
  });

  it('comes back as it went in', () => {
    const statement = openSqlite(':memory:').prepare('select ? as a, ? as b, ? as c');
    expect(statement.all([true, '안녕', null])).toEqual([{ a: 1, b: '안녕', c: null }]);
  });
});

describe('a database file', () => {
  it('gets what was written soon, without a commit having to move it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    const file = join(folder, 'chat.db');
    const database = openSqlite(file);
    database.prepare('create table said (text text)').run([]);
    database.prepare('insert into said values (?)').run(['here it is']);
    while (!readFileSync(file).includes('here it is'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(database.prepare('pragma wal_autocheckpoint').all([])).toEqual([{ wal_autocheckpoint: 16_000 }]);
    database.close();
    rmSync(folder, { recursive: true });
  });
});
