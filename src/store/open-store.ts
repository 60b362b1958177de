import { Kysely } from 'kysely';
import type { ChatOptions } from '../chat/chat-options.js';
import type { ChatStore } from './chat-store.js';
import { openPostgres } from './open-postgres.js';
import { prepare } from './prepare.js';
import type { Schema } from './schema.js';
import { SqlChatStore } from './sql-chat-store.js';
import { sqliteDialect } from './sqlite-dialect.js';

/** Opens the store that the options name, with its schema up to date. */
export async function openStore({ database }: Pick<ChatOptions, 'database'>): Promise<ChatStore> {
  if (!database.startsWith('sqlite:')) return openPostgres(database);
  const db = new Kysely<Schema>({ dialect: sqliteDialect(database.slice('sqlite:'.length)) });
  return new SqlChatStore(db, await prepare(db));
}
