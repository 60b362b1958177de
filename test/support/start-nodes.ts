import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatModuleOptions } from '../../src/chat/chat-options.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';

/**
 * Nodes of one chat in this process, with what they share in the options: `redis`, and a `database`, which
 * is a SQLite file of their own unless given.
 */
export async function startNodes<Count extends 2 | 3>(
  count: Count,
  options: Partial<ChatModuleOptions>,
): Promise<Nodes[Count]> {
  const database = options.database ?? sqliteFile();
  const nodes: TestChat[] = [];
  for (let i = 0; i < count; i++) nodes.push(await startChat({ ...options, database }));
  if (database.startsWith('sqlite:')) takeTurns(nodes.map(({ app }) => app.get<ChatStore>(ChatStore)));
  return nodes as Nodes[Count];
}

interface Nodes {
  2: [TestChat, TestChat];
  3: [TestChat, TestChat, TestChat];
}

function sqliteFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  return `sqlite:${join(folder, 'chat.db')}`;
}

/** A process that waits for SQLite's lock stands still, also where it is the one that holds it. */
function takeTurns(stores: ChatStore[]): void {
  let last: Promise<unknown> = Promise.resolve();
  for (const store of stores) {
    const append = store.append.bind(store);
    store.append = (entries) => {
      const appended = last.then(() => append(entries));
      last = appended.catch(() => undefined);
      return appended;
    };
  }
}
