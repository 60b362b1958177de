import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startChat } from '../../src/testing/start-chat.js';
import { signToken } from '../../src/testing/sign-token.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import { describeInChromium, newPage } from '../browser/chromium.js';
import { Example } from '../docs/example.js';
import { serveFolder } from '../support/serve-folder.js';
import { startSite } from '../support/start-site.js';
import { loadsOf } from './loads.js';

const KB = 1000;

/** The client, Socket.IO's included. */
const CLIENT = 20 * KB;
/** The chat with messages in it and the composer, in either form of the widget. */
const WIDGET = 40 * KB;
/** The server's own page, which has the frame's messages besides. */
const PAGE = 42 * KB;
/** What comes for somebody who may moderate: the tools, their words in both languages, their styles. */
const TOOLS = 13 * KB;

/** Says in its title that it is there. */
const CLIENT_ALONE = `import { ChatClient } from '@streamside/client';
window.chat = new ChatClient();
document.title = 'there';`;
/** Jest's `test` would have Vite take what is for developers. */
const AS_IN_PRODUCTION = "process.env.NODE_ENV = 'production'; export default {};";
const WIDGET_ALONE = "import '@streamside/client/widget';";

interface Opened {
  page: Page;
  chat: TestChat;
  loaded: () => Promise<number>;
}

const element = (url: string) => `<stream-chat room="lobby" server="${url}"></stream-chat>`;

/** A page of another origin than the chat's. */
async function opened(html: (chat: string) => string, main?: string): Promise<Opened> {
  const page = await newPage({ locale: 'ko-KR' });
  const loaded = loadsOf(page);
  if (main === undefined) {
    const site = await startSite();
    const chat = await startChat({ allowedOrigins: [site.origin] });
    site.show(html(chat.url));
    await page.goto(site.origin);
    return { page, chat, loaded };
  }
  const example = new Example({ 'main.js': main, 'vite.config.js': AS_IN_PRODUCTION });
  const origin = await serveFolder(join(example.folder, 'dist'));
  const chat = await startChat({ allowedOrigins: [origin] });
  const script = '<script type="module" src="/main.js"></script>';
  example.write('index.html', `<!doctype html><meta charset="utf-8">${script}${html(chat.url)}`);
  await example.tool('vite/bin/vite.js', 'build', '--logLevel', 'error');
  await page.goto(origin);
  return { page, chat, loaded };
}

/** Until there is a message to see and a place to write one. */
async function chats({ page, chat }: Opened): Promise<void> {
  const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
  await other.send('lobby', 'see https://a.example');
  await page.locator('.ss-message a').waitFor();
  await page.locator('.ss-composer textarea').waitFor();
}

/** Until whoever looks has the tools. */
async function moderates({ page }: Opened): Promise<void> {
  const token = await signToken({ sub: 'mod', name: 'Mina', roles: ['moderator'] });
  await page.evaluate(`document.querySelector('stream-chat').token = ${JSON.stringify(token)}`);
  await page.locator('.ss-desk-button').waitFor();
}

const FORMS = [
  ['embed.js', (url: string) => `<script src="${url}/embed.js" data-room="lobby" async></script>`, undefined],
  ['the element of the package', element, WIDGET_ALONE],
] as const;

describeInChromium('what a browser loads, gzipped', () => {
  it('is at most 20 kB for the client, Socket.IO’s included', async () => {
    const { page, loaded } = await opened(() => '', CLIENT_ALONE);
    await page.waitForFunction("document.title === 'there'");
    // Socket.IO's alone: it is in there.
    expect(await loaded()).toBeGreaterThan(12 * KB);
    expect(await loaded()).toBeLessThanOrEqual(CLIENT);
  }, 60_000);

  it.each(FORMS)(
    'is at most 40 kB for a viewer of %s, and 13 kB more for a moderator',
    async (_form, html, main) => {
      const one = await opened(html, main);
      await chats(one);
      const viewers = await one.loaded();
      expect(viewers).toBeGreaterThan(CLIENT);
      expect(viewers).toBeLessThanOrEqual(WIDGET);
      await moderates(one);
      const moderators = (await one.loaded()) - viewers;
      expect(moderators).toBeGreaterThan(5 * KB);
      expect(moderators).toBeLessThanOrEqual(TOOLS);
    },
    60_000,
  );

  it('is at most 42 kB for the page that goes in a frame', async () => {
    const page = await newPage({ locale: 'ko-KR' });
    const loaded = loadsOf(page);
    const chat = await startChat();
    await page.goto(`${chat.url}/embed/lobby`);
    await chats({ page, chat, loaded });
    expect(await loaded()).toBeGreaterThan(CLIENT);
    expect(await loaded()).toBeLessThanOrEqual(PAGE);
  }, 60_000);
});
