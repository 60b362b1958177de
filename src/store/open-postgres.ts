import { setTimeout } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Kysely, type Dialect } from 'kysely';
import { postgresDialect, unhurriedPostgresDialect } from './postgres-dialect.js';
import { inWords, isPassing } from './postgres-errors.js';
import { prepare } from './prepare.js';
import { POSTGRES_SCHEMA, type Database, type Schema } from './schema.js';
import { SqlChatStore } from './sql-chat-store.js';

const RETRY_MS = 500;

/**
 * @param patienceMs how long to wait for a database that is not there yet: it may have been started with us
 * @throws Error that says what is wrong, and nothing of what is in the URL
 */
export async function openPostgres(url: string, patienceMs = 30_000): Promise<SqlChatStore> {
  const db = connect(unhurriedPostgresDialect(url));
  const prepared = patiently(patienceMs, () => prepare(db));
  const epoch = await prepared.catch(refuse).finally(() => db.destroy());
  return new SqlChatStore(connect(postgresDialect(url)), epoch);
}

/** What it was is not given as the cause: that may have the host and the user in it. */
function refuse(error: unknown): never {
  throw new Error(`ChatModule cannot start. database (DATABASE_URL), a PostgreSQL: ${inWords(error)}`);
}

function connect(dialect: Dialect): Database {
  return new Kysely<Schema>({ dialect }).withSchema(POSTGRES_SCHEMA);
}

async function patiently<T>(patienceMs: number, attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let warned = false; ; warned = true) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || performance.now() >= until) throw error;
      if (!warned)
        new Logger('Chat').warn(`PostgreSQL: ${inWords(error)}. Trying again for ${patienceMs / 1000} s.`);
    }
    await setTimeout(RETRY_MS);
  }
}
