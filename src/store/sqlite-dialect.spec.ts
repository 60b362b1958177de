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
