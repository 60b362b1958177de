import type { ChatOptions } from '../chat/chat-options.js';
import type { ChatStore } from './chat-store.js';
import { SqlChatStore } from './sql-chat-store.js';
import { sqliteDialect } from './sqlite-dialect.js';

/** Opens the store that the options name, with its schema up to date. */
export async function openStore({ database }: Pick<ChatOptions, 'database'>): Promise<ChatStore> {
  const store = new SqlChatStore(sqliteDialect(database.slice('sqlite:'.length)));
  await store.start();
  return store;
}
