import { Migrator, type Kysely, type Migration } from 'kysely';
import { isPostgres, POSTGRES_SCHEMA, type Database } from './schema.js';

/** In the order of their names. One that was released is never changed: what changes the schema is a further one. */
export const MIGRATIONS: Record<string, Migration> = {
  '001_initial': {
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
        .addColumn('removed_by', 'text')
        .addPrimaryKeyConstraint('events_place', ['room', 'seq'])
        .addUniqueConstraint('events_sent_once', ['room', 'user_id', 'client_msg_id'])
        .execute();
      await db.schema
        .createTable('clears')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('up_to', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('clears_action', ['room', 'action'])
        .execute();
      await db.schema
        .createTable('sanctions_given')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('target', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('until', 'bigint')
        .addColumn('rank', 'integer', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('reason', 'text')
        .addColumn('ended_by', 'text')
        .addPrimaryKeyConstraint('sanctions_given_in_order', ['room', 'target', 'kind', 'seq'])
        .execute();
      await db.schema
        .createTable('roles')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('user_id', 'text', (c) => c.notNull())
        .addColumn('role', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('roles_user', ['room', 'user_id'])
        .execute();
      await db.schema
        .createTable('actions')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('moderator', 'text')
        .addColumn('target', 'text')
        .addColumn('undoes', 'text')
        .addPrimaryKeyConstraint('actions_id', ['room', 'id'])
        .execute();
      for (const column of ['moderator', 'target', 'undoes'])
        await db.schema
          .createIndex(`actions_by_${column}`)
          .on('actions')
          .columns(['room', column, 'seq'])
          .execute();
      await db.schema
        .createTable('held')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('user_id', 'text', (c) => c.notNull())
        .addColumn('client_msg_id', 'text', (c) => c.notNull())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('why', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('held_id', ['room', 'id'])
        .addUniqueConstraint('held_once', ['room', 'user_id', 'client_msg_id'])
        .execute();
      await db.schema
        .createTable('kept')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('what', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('kept_for_action', ['room', 'action'])
        .execute();
      await db.schema
        .createTable('filters')
        .addColumn('room', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('list', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('filters_of_room', ['room', 'name'])
        .execute();
      await db.schema
        .createTable('revocations')
        .addColumn('user_id', 'text', (c) => c.primaryKey())
        .addColumn('before', 'bigint', (c) => c.notNull())
        .addColumn('number', 'bigint', (c) => c.notNull().unique())
        .execute();
    },
  },
};

/**
 * Brings the database to the newest schema; throws where a migration fails, which the next start tries again.
 * Of several nodes that do so at once, one does it and the others wait.
 */
export async function migrate(db: Database, migrations = MIGRATIONS): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const migrationTableSchema = isPostgres(db) ? { migrationTableSchema: POSTGRES_SCHEMA } : {};
  const migrator = new Migrator({ db, provider, ...migrationTableSchema });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error as Error;
}
