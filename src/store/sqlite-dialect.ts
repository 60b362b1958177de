import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteAdapter, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { Checkpoints } from './checkpoints.js';

/** SQLite at `file`, which is made with its folder where it does not exist; `:memory:` keeps nothing. */
export function sqliteDialect(file: string): SqliteDialect {
  return new MigratedAtOnce({ database: () => Promise.resolve(openSqlite(file)) });
}

/**
 * Kysely migrates SQLite outside of transactions, since a few pragmas have to be. Ours need none of them; and a first
 * start that is killed between two tables would leave a database that no later start gets any further with.
 */
class MigratedAtOnce extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl(): boolean {
        return true;
      }
    })();
  }
}

export function openSqlite(file: string): SqliteDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const libsql = new Libsql(file);
  // With WAL, `normal` loses nothing when the process dies, however it dies. Only a power cut can take
  // the last moments; `full` would stall the event loop for a disk flush at each commit.
  libsql.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000');
  libsql.exec(`pragma wal_autocheckpoint = ${MOST_LOGGED_PAGES}`);
  const checkpoints = file === ':memory:' ? undefined : new Checkpoints(file);
  const prepared = new Map<string, SqliteStatement>();
  return {
    close() {
      if (checkpoints) checkpoints.close(() => libsql.close());
      else libsql.close();
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = bindSafely(libsql.prepare(sql), () => checkpoints?.soon());
      if (prepared.size < MOST_PREPARED) prepared.set(sql, statement);
      return statement;
    },
  };
}

/**
 * Pages of 4 KiB in the log past which a commit moves them itself: under a load that never pauses the log would
 * grow without end, since only one who writes can begin it anew. By then hardly any are left to be moved.
 */
const MOST_LOGGED_PAGES = 16_000;

/** More than the store's own queries, with batches of every size, come to; more than that is not kept. */
const MOST_PREPARED = 1_000;

/** libsql's statement in the form that Kysely takes; libsql's own types lack `reader`. */
interface LibsqlStatement {
  readonly reader: boolean;
  all(parameters: unknown[]): unknown[];
  run(parameters: unknown[]): { changes: number; lastInsertRowid: number };
  iterate(parameters: unknown[]): IterableIterator<unknown>;
}

/** @param written hears of each run of a statement that reads nothing */
function bindSafely(prepared: unknown, written: () => void): SqliteStatement {
  const statement = prepared as LibsqlStatement;
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(bindable)),
    run(parameters) {
      written();
      return statement.run(parameters.map(bindable));
    },
    iterate: (parameters) => statement.iterate(parameters.map(bindable)),
  };
}

/**
 * libsql aborts the whole process on a boolean or an object, and cuts a string at NUL: nothing but
 * what this lets through reaches it.
 */
export function bindable(value: unknown): string | number | bigint | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'string' && !value.includes('\0')) return value;
  throw new TypeError(`a ${typeof value} that SQLite cannot hold`);
}
