import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChatMetrics } from '../../src/index.js';
import { openSqlite } from '../../src/store/sqlite-dialect.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import { alerts } from '../deploy/alerts.js';
import { blocksOf, read, tableOf } from './pages.js';

const PAGE = 'docs/operations.md';

describe('docs/operations.md', () => {
  it('has every metric, with its type and labels, and no other', async () => {
    const { registry } = (await startChat()).app.get(ChatMetrics);
    const metrics = registry.getMetricsAsArray().map((metric) => {
      const { name, type, labelNames } = metric as unknown as Record<'name' | 'type', string> & {
        labelNames: string[];
      };
      return { name, type, labels: labelNames.join(', ') };
    });
    const documented = tableOf(PAGE, 'metric').map(([name, type, , labels]) => ({ name, type, labels }));
    const byName = (a: { name?: string }, b: { name?: string }) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
    expect(documented.sort(byName)).toEqual(metrics.sort(byName));
  });

  it('has the unit of every metric as its name has it', () => {
    for (const [name = '', , unit = ''] of tableOf(PAGE, 'metric'))
      if (name.endsWith('_seconds')) expect(`${name}: ${unit}`).toBe(`${name}: seconds`);
      else expect(unit).not.toBe('seconds');
  });

  it('says of every alert what to look at and what to do, and has no other', () => {
    const sections = [...read(PAGE).matchAll(/^### `(\w+)`\n\n([^#]*)/gm)];
    expect(sections.map(([, name]) => name)).toEqual(alerts().map(({ alert }) => alert));
    for (const [, , text] of sections) {
      expect(text).toContain('**Look**');
      expect(text).toContain('**Do**');
    }
  });

  describe('backups', () => {
    const [backup = ''] = blocksOf(PAGE).flatMap(
      ({ code }) => /"(VACUUM INTO '[^']+')"/.exec(code)?.[1] ?? [],
    );
    const [restored = ''] = blocksOf(PAGE).flatMap(({ language, code }) => (language === 'sql' ? code : []));

    it('of a server that runs are whole, and after restoring one nobody takes new messages for old ones', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
      afterTest(() => rmSync(folder, { recursive: true }));
      const copy = join(folder, 'backup.db');
      const first = await startChat({ database: `sqlite:${join(folder, 'chat.db')}` });
      const writer = await first.join('lobby', { auth: { nickname: 'Writer' } });
      for (const text of ['one', 'two']) await writer.send('lobby', text);
      openSqlite(join(folder, 'chat.db')).prepare(backup.replace('backup.db', copy)).run([]);
      await writer.send('lobby', 'after the backup');
      const { epoch, seq } = await writer.join('lobby');

      const database = openSqlite(copy);
      for (const statement of restored.split(';\n').filter(Boolean)) database.prepare(statement).run([]);
      const second = await startChat({ database: `sqlite:${copy}` });
      const other = await second.join('lobby', { auth: { nickname: 'Other' } });
      await other.send('lobby', 'with the same seq');
      const back = await (await second.connect()).join('lobby', { epoch, seq });
      expect(back.recovered).toBe(false);
      expect(back.events.map((event) => event.type === 'message' && event.text)).toEqual([
        'one',
        'two',
        'with the same seq',
      ]);
      expect((await (await second.connect()).join('attic', { epoch, seq: 0 })).recovered).toBe(false);
    });
  });
});
