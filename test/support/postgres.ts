import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { runPostgres } from './postgres-process.js';
import { findPostgres } from './postgres-programs.js';

const NO_POSTGRES =
  'There is no PostgreSQL: `npm ci` brings one for most systems; else `apt-get install postgresql`, or name one in TEST_DATABASE_URL.';

export interface Postgres {
  /** Of the server's own database, with the rights to make others. */
  url: string;
  /** Makes an empty database. It is gone when the server is stopped. @returns its URL */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** The server that `TEST_DATABASE_URL` names, or one of its own on a free port. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: () => Promise.resolve() } : await runPostgres(programs());
  const made: string[] = [];
  return {
    url: server.url,
    async createDatabase() {
      const name = `streamside_test_${randomBytes(6).toString('hex')}`;
      await ask(server.url, `create database ${name}`);
      made.push(name);
      return Object.assign(new URL(server.url), { pathname: name }).href;
    },
    async stop() {
      if (given) for (const name of made) await ask(given, `drop database ${name} with (force)`);
      await server.stop();
    },
  };
}

function programs(): string {
  const found = findPostgres();
  if (!found) throw new Error(NO_POSTGRES);
  return found;
}

/** Asks a database one thing over a connection of its own. */
export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * A `describe` with a PostgreSQL that lives as long as it; skipped, loudly, where there is none, which
 * under CI is a failure.
 *
 * @param tests is given what makes an empty database, for tests and hooks to call
 */
export function describeWithPostgres(
  name: string,
  tests: (createDatabase: () => Promise<string>) => void,
): void {
  if (process.env.TEST_DATABASE_URL || findPostgres()) return withPostgres(name, tests);
  if (process.env.CI === 'true')
    return describe(name, () =>
      it('has a PostgreSQL to run on', () => {
        throw new Error(NO_POSTGRES);
      }),
    );
  console.warn(`SKIPPED: ${name}. ${NO_POSTGRES}`);
  describe.skip(name, () => tests(() => Promise.reject(new Error(NO_POSTGRES))));
}

function withPostgres(name: string, tests: (createDatabase: () => Promise<string>) => void): void {
  describe(name, () => {
    let postgres: Postgres | undefined;
    beforeAll(async () => void (postgres = await startPostgres()), 60_000);
    afterAll(() => postgres?.stop());
    tests(() => {
      if (!postgres) throw new Error('Only within a test or a hook.');
      return postgres.createDatabase();
    });
  });
}
