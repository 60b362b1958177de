import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach } from '@jest/globals';
import { openStore } from '../../src/store/open-store.js';
import { afterTest } from '../../src/testing/after-test.js';
import { describeWithPostgres } from '../support/postgres.js';
import { describeChatStore } from './chat-store.contract.js';
import { describeModerationRecords } from './moderation-records.contract.js';
import { describeSharedStore } from './shared-store.contract.js';

let file = '';
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'made', 'on', 'first', 'use.db');
});

describeChatStore('SQLite in memory', () => openStore({ database: 'sqlite::memory:' }), { keeps: false });
describeChatStore('SQLite in a file', () => openStore({ database: `sqlite:${file}` }), { keeps: true });
describeModerationRecords('SQLite', () => openStore({ database: 'sqlite::memory:' }));

describeWithPostgres('PostgreSQL', (createDatabase) => {
  let database = '';
  beforeEach(async () => void (database = await createDatabase()));
  describeChatStore('it', () => openStore({ database }), { keeps: true });
  describeModerationRecords('it', () => openStore({ database }));
  describeSharedStore('it', () => openStore({ database }));
});
