import { Logger } from '@nestjs/common';
import { PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types, type PoolClient, type PoolConfig } from 'pg';
import { inWords } from './postgres-errors.js';
import { preparing } from './prepared-statements.js';

/** Whoever needs the database longer than that goes without it: a sender is to be told no within 5 s. */
const CONNECT_MS = 1_500;
const LENT_MS = 2_500;

/** The same for the server, which otherwise keeps what a lost node has locked: it would hold up all others. */
const LIMITS = {
  lock_timeout: 2_000,
  statement_timeout: 2_000,
  idle_in_transaction_session_timeout: 4_000,
};

/** Seqs and times are int8, which pg gives as text; they are far from where a number gets inexact. */
const parsers = new TypeOverrides();
parsers.setTypeParser(types.builtins.INT8, Number);

const SETTINGS = {
  connectionTimeoutMillis: CONNECT_MS,
  fallback_application_name: 'streamside',
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: parsers,
} satisfies PoolConfig;

const logger = new Logger('Chat');

/** PostgreSQL at `url`. Where it is away or stalled, what is asked of it fails within 4 s. */
export function postgresDialect(url: string): PostgresDialect {
  const pool = openPool({ connectionString: url, ...SETTINGS, ...LIMITS });
  takeBackInTime(pool);
  return new PostgresDialect({ pool: preparing(pool) });
}

/** The same with one connection, which takes as long as it takes: a migration may rewrite a big table. */
export function unhurriedPostgresDialect(url: string): PostgresDialect {
  return new PostgresDialect({ pool: openPool({ connectionString: url, ...SETTINGS, max: 1 }) });
}

function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  // Both would end the process if nobody listened. Who has borrowed the connection is told by what it awaits.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => logger.warn(`PostgreSQL: a connection is lost, ${inWords(error)}`));
  return pool;
}

/** Ends connections that are out for too long; whatever waits for an answer of theirs is rejected. */
function takeBackInTime(pool: Pool): void {
  const overdue = new WeakMap<PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    overdue.set(
      client,
      setTimeout(() => endAll(pool, client), LENT_MS),
    );
  });
  pool.on('release', (_error, client) => clearTimeout(overdue.get(client)));
}

/** Where one connection does not answer, those that idle may be as dead. Each would take as long to show it. */
function endAll(pool: Pool, client: PoolClient): void {
  void client.end();
  for (let idle = pool.idleCount; idle > 0; idle -= 1)
    pool.connect().then(
      (other) => other.release(true),
      () => undefined,
    );
}
