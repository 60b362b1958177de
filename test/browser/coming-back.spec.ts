import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterTest } from '../../src/testing/after-test.js';
import { startChildServer } from '../support/child-server.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium } from './chromium.js';

function databaseInNewFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  return `sqlite:${join(folder, 'chat.db')}`;
}

/** A network that can be cut for one page, while the server and the others go on. */
async function cable(page: Page) {
  let cut = false;
  await page.route('**/socket.io/**', (route) => (cut ? route.abort() : route.continue()));
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (cut) void socket.close();
    else socket.connectToServer();
  });
  return { cut: () => (cut = true), mend: () => (cut = false) };
}

describeInChromium('after a kill -9 and a new start of the server', () => {
  it.each(['', 'transport=polling'])(
    'the page comes back by itself with exactly what it missed (%s)',
    async (query) => {
      const DATABASE_URL = databaseInNewFolder();
      const first = await startChildServer({ DATABASE_URL });
      const PORT = new URL(first.url).port;
      const chat = await ChatPage.open(first.url, { query });
      await chat.say('before');
      const network = await cable(chat.page);
      await chat.page.reload();
      await chat.live();
      const nickname = await chat.nickname();

      network.cut();
      await first.stop('SIGKILL');
      await chat.connection.waitFor();
      await chat.field.fill('written while away');
      await chat.field.press('Enter');
      const second = await startChildServer({ DATABASE_URL, PORT });
      const other = await second.join('demo', { auth: { nickname: 'Other' } });
      for (const text of ['missed 1', 'missed 2', 'missed 3']) await other.send('demo', text);
      network.mend();

      expect(await chat.endsWith('written while away')).toEqual([
        'before',
        'missed 1',
        'missed 2',
        'missed 3',
        'written while away',
      ]);
      expect(await chat.nickname()).toBe(nickname);
      await chat.connection.waitFor({ state: 'detached' });
    },
    60_000,
  );

  it('a page that waits for an announced restart says so and returns', async () => {
    const DATABASE_URL = databaseInNewFolder();
    const first = await startChildServer({ DATABASE_URL });
    const PORT = new URL(first.url).port;
    const chat = await ChatPage.open(first.url, { locale: 'ko-KR' });
    await chat.say('재시작 전');
    await first.stop('SIGTERM');
    await chat.connection.waitFor();
    await startChildServer({ DATABASE_URL, PORT });
    await chat.live();
    await chat.say('재시작 후');
    expect(await chat.texts()).toEqual(['재시작 전', '재시작 후']);
  }, 60_000);
});
