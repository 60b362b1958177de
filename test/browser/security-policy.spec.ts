import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterTest } from '../../src/testing/after-test.js';
import { RoomControlService } from '../../src/moderation/room-control.service.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium, newPage } from './chromium.js';

/** What the page's console says from now on, the browser's own complaints among it. */
function consoleOf(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', ({ message }) => said.push(message));
  return said;
}

/** A page of another site, with the server's page in a frame. */
async function startSite(framed: () => string): Promise<string> {
  const site = createServer((_request, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(
        `<!doctype html><title>A site</title><iframe src="${framed()}" width="900" height="700"></iframe>`,
      ),
  );
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  afterTest(() => {
    site.close();
    site.closeAllConnections();
  });
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}

const MARKUP = '<img src=x onerror=alert(1)>';

describeInChromium('what somebody writes', () => {
  it.each(['/', '/embed/demo', '/popout/demo', '/overlay/demo', '/moderate/demo'])(
    'is text and nothing else on %s: as a message, a nickname, a title, an announcement and a pin',
    async (path) => {
      const { url, app, join } = await startChat({ pulseIntervalMs: 50 });
      const attacker = await join('demo', { auth: { nickname: MARKUP } });
      await attacker.send('demo', 'hello');
      await app.get(RoomControlService).update({ room: 'demo', title: MARKUP });
      const page = await newPage({ locale: 'en-US' });
      const said = consoleOf(page);
      page.on('dialog', (dialog) => said.push(`policy: ${dialog.message()}`));
      // The desk, which a moderator has beside the chat, shows titles and texts as well.
      const token = await signToken({ sub: 'm', name: 'Mod', roles: ['moderator'], rooms: ['demo'] });
      await page.goto(path.startsWith('/moderate') ? `${url}${path}#token=${token}` : url + path);
      await attacker.next('pulse', { viewers: 2 });
      const { id, seq } = await attacker.send('demo', `${MARKUP} javascript:alert(1) data:text/html,x`);
      await app.get(RoomControlService).pin({ room: 'demo', message: { id, seq } });
      await app.get(RoomControlService).announce({ room: 'demo', text: `all: ${MARKUP}` });
      await page.getByText(`${MARKUP} javascript:alert(1)`).first().waitFor();
      await page.getByText(MARKUP, { exact: true }).first().waitFor();
      expect(await page.locator('img[src="x"], script:not([src]), base, object, embed').count()).toBe(0);
      const links = page.locator('a[href^="javascript" i], a[href^="data" i], a[href^="vbscript" i]');
      expect(await links.count()).toBe(0);
      expect(said.filter((one) => /policy/i.test(one))).toEqual([]);
    },
  );
});

describeInChromium('the demo page under its policy', () => {
  it.each(['websocket', 'polling'])('works by %s, and nothing on it is blocked', async (transport) => {
    const { url } = await startChat();
    const page = await newPage({ locale: 'en-US' });
    const said = consoleOf(page);
    await page.goto(`${url}/?transport=${transport}`);
    const chat = new ChatPage(page);
    await chat.live();
    await chat.until('document.querySelector("video").currentTime > 0.2');
    await chat.say('hello');
    await chat.rename('Moonwhale');
    await page.locator('dialog').waitFor({ state: 'detached' });
    // The colour of a nickname is set by script: as an attribute it would be blocked.
    const color = await page
      .locator('.ss-message .ss-nickname')
      .first()
      .evaluate((b) => (b as unknown as { style: { color: string } }).style.color);
    expect(color).not.toBe('');
    expect(said).toEqual([]);
  });

  it('runs no script that found its way into it', async () => {
    const { url } = await startChat();
    const { page } = await ChatPage.open(url);
    const said = consoleOf(page);
    await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', resolve, { once: true });
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    })`);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(said.join('\n')).toMatch(/Content Security Policy/);
  });

  it('is in the frame of a site that is named, and chats there', async () => {
    let framed = '';
    const site = await startSite(() => framed);
    const { url, join } = await startChat({}, { frameAncestors: [site] });
    framed = url;
    const page = await newPage({ locale: 'en-US', reducedMotion: 'reduce' });
    await page.goto(site);
    const frame = page.frameLocator('iframe');
    await frame.locator('.ss-state-dot.ss-live').waitFor();
    const other = await join('demo');
    await frame.locator('.ss-composer textarea').fill('from inside a frame');
    await frame.locator('.ss-composer textarea').press('Enter');
    await other.seen('from inside a frame');
  });

  it('is in the frame of no other site', async () => {
    let framed = '';
    const site = await startSite(() => framed);
    framed = (await startChat({}, { frameAncestors: ['https://www.example.com'] })).url;
    const page = await newPage({});
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await page.goto(site);
    await refused;
    expect(await page.frameLocator('iframe').locator('#page').count()).toBe(0);
  });
});
