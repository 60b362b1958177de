import { Migrator, type Kysely, type Migration } from 'kysely';
import { isPostgres, POSTGRES_SCHEMA, type Database } from './schema.js';

const migrations: Record<string, Migration> = {
  '001_feed': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('meta')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('rooms')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('epoch', 'text', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('settings', 'text')
        .execute();
      await db.schema
        .createTable('events')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('user_id', 'text')
        .addColumn('client_msg_id', 'text')
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('events_place', ['room', 'seq'])
        .addUniqueConstraint('events_sent_once', ['room', 'user_id', 'client_msg_id'])
        .execute();
    },
  },
  '003_filters': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('filters')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('list', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('filters_of_room', ['room', 'name'])
        .execute();
    },
  },
};

/**
 * Brings the database to the newest schema; throws where a migration fails, leaving the one before. Of
 * several nodes that do so at once, one does it and the others wait.
 */
export async function migrate(db: Database): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const migrationTableSchema = isPostgres(db) ? { migrationTableSchema: POSTGRES_SCHEMA } : {};
  const migrator = new Migrator({ db, provider, ...migrationTableSchema });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error as Error;
}
