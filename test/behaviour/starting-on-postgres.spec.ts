import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { openPostgres } from '../../src/store/open-postgres.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChildServer } from '../support/child-server.js';
import { ask, describeWithPostgres } from '../support/postgres.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  );

function expectNothingOf(url: string, text: string): void {
  const { username, password, hostname, port, pathname } = new URL(url);
  for (const part of [username, password, decodeURIComponent(password), hostname, port, pathname.slice(1)])
    if (part.length > 0) expect(text.split(/\W+/)).not.toContain(part);
}

describeWithPostgres('a start', (createDatabase) => {
  it('waits for a database that is not there yet, and says so', async () => {
    const proxy = await TcpProxy.before(await createDatabase());
    await proxy.refuse();
    const warn = jest.spyOn(Logger.prototype, 'warn');
    const warned = new Promise<string>((resolve) => warn.mockImplementationOnce(resolve));
    afterTest(() => warn.mockRestore());
    const opening = openPostgres(proxy.url);
    expectNothingOf(proxy.url, await warned);
    await proxy.pass();
    const store = await opening;
    await store.ping();
    await store.close();
  });

  it.each([
    ['refuses', (proxy: TcpProxy) => proxy.refuse()],
    ['accepts and never answers', (proxy: TcpProxy) => proxy.stall()],
  ])('gives up where the database %s for too long, naming the variable alone', async (_how, fail) => {
    const proxy = await TcpProxy.before(await createDatabase());
    await fail(proxy);
    const message = await refusal(openPostgres(proxy.url, 1_000));
    expect(message).toContain('DATABASE_URL');
    expectNothingOf(proxy.url, message);
  });

  it.each([
    ['password', { password: 'wrong' }, 'it does not take this user and password'],
    ['database', { pathname: 'nowhere' }, 'it has no such database'],
    ['certificate', { search: '?sslmode=verify-full&sslrootcert=/nowhere' }, 'there is no such file'],
  ])('fails at once for a wrong %s, and names the variable, not its value', async (_what, wrong, why) => {
    const DATABASE_URL = Object.assign(new URL(await createDatabase()), wrong).href;
    const message = await refusal(startChildServer({ DATABASE_URL, AUTH_SECRET: 'x'.repeat(32) }));
    expect(message).toContain('DATABASE_URL');
    expect(message).toContain(why);
    expectNothingOf(DATABASE_URL, message);
  });

  it('waits for as long as another node migrates', async () => {
    const database = await createDatabase();
    const done: string[] = [];
    // Kysely's own lock; longer than anything else may take.
    const migrating = ask(database, 'select pg_advisory_lock(3853314791062309107), pg_sleep(4)');
    const locked = 'select 1 from pg_locks where locktype = $$advisory$$ and database <> 0';
    while ((await ask(database, locked)).length === 0);
    const opening = openPostgres(database);
    await Promise.all([migrating.then(() => done.push('other')), opening.then(() => done.push('this'))]);
    expect(done).toEqual(['other', 'this']);
    await (await opening).close();
  });

  it('leaves alone what a host app has in the same database, under whatever names', async () => {
    const database = await createDatabase();
    await ask(database, 'create table events (id int); create table kysely_migration (id int)');
    const store = await openPostgres(database);
    await store.append([{ room: 'a', draft: { type: 'custom', name: 'n', data: 1 } }]);
    await store.close();
    expect(await ask(database, 'select * from public.events')).toEqual([]);
    expect(await ask(database, 'select seq from streamside.events')).toEqual([{ seq: '1' }]);
  });
});
