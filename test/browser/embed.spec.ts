import type { Page } from 'playwright-core';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import { startSite, type Site } from '../support/start-site.js';
import { signToken } from '../../src/testing/sign-token.js';
import { describeInChromium, newPage } from './chromium.js';
import { computedStyle } from './computed-style.js';

interface Frame {
  page: Page;
  chat: TestChat;
  site: Site;
}

/** Keeps what the frame says, and what it was said by. */
const LISTEN = `<script>
  window.heard = [];
  addEventListener('message', ({ data, origin }) => heard.push({ ...data, origin }));
  const tell = (message) => document.querySelector('iframe').contentWindow.postMessage(message, '*');
</script>`;

const STORAGE_BLOCKED = `for (const kind of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, kind, { get() { throw new DOMException('denied', 'SecurityError'); } });`;

/** A page of another site with the chat's page in a frame. */
async function framed({
  allowed = true,
  query = '',
  storage = true,
}: { allowed?: boolean; query?: string; storage?: boolean } = {}): Promise<Frame> {
  const site = await startSite();
  const chat = await startChat({}, { frameAncestors: [allowed ? site.origin : 'https://www.example.com'] });
  site.show(`${LISTEN}<iframe title="Chat" src="${chat.url}/embed/lobby${query}" height="600"></iframe>`);
  const page = await newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  if (!storage) await page.addInitScript(STORAGE_BLOCKED);
  return { page, chat, site };
}

const inside = (page: Page) => page.frameLocator('iframe');
const live = (page: Page) => inside(page).locator('.ss-state-dot.ss-live').waitFor();
const tell = (page: Page, message: object) => page.evaluate(`tell(${JSON.stringify(message)})`);
const heard = (page: Page, type: string) =>
  page
    .waitForFunction(`heard.find(({ type }) => type === ${JSON.stringify(type)})`)
    .then((it) => it.jsonValue());

describeInChromium('the page for a frame', () => {
  it.each([true, false])('chats in a site that is named, with storage of its own: %s', async (storage) => {
    const { page, chat, site } = await framed({ storage });
    await page.goto(site.origin);
    await live(page);
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await inside(page).getByLabel('Message', { exact: true }).fill('from a frame');
    await inside(page).getByLabel('Message', { exact: true }).press('Enter');
    await other.seen('from a frame');
    await inside(page).locator('.ss-message:not(.ss-pending)').getByText('from a frame').waitFor();
  });

  it.each(['embed', 'popout'])('is named after its room at /%s, in the reader’s language', async (where) => {
    const chat = await startChat();
    const token = await signToken({ sub: 'o1', name: 'Owner', roles: ['owner'] });
    const owner = await chat.join('lobby', { auth: { token } });
    const page = await newPage({ locale: 'ko-KR', reducedMotion: 'reduce' });
    await page.goto(`${chat.url}/${where}/lobby`);
    await page.locator('.ss-state-dot.ss-live').waitFor();
    expect(await page.title()).toBe('lobby · 채팅');
    await owner.request('room:update', { room: 'lobby', title: '밤 산책' });
    const named = `new Promise((resolve) => {
      const look = () => (document.title === '밤 산책 · 채팅' ? resolve() : requestAnimationFrame(look));
      look();
    })`;
    await page.evaluate(named);
  });

  it('is in no site that is not named', async () => {
    const { page, site } = await framed({ allowed: false });
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await page.goto(site.origin);
    await refused;
    expect(await inside(page).locator('#page').count()).toBe(0);
  });

  it('takes a token from the page around, and asks it for the next', async () => {
    const { page, chat, site } = await framed();
    await page.goto(site.origin);
    await heard(page, 'streamside:ready');
    await tell(page, { type: 'streamside:token', token: await signToken({ sub: 'u7', name: '김방송' }) });
    await inside(page).locator('.ss-identity').getByText('김방송').waitFor();
    // Who one is is known a moment before the room is joined again: what is said until then is history.
    await live(page);
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await other.send('lobby', 'hello');
    expect(await heard(page, 'streamside:message')).toMatchObject({
      origin: chat.url,
      detail: { text: 'hello', user: { nickname: 'Otter' } },
    });
    await tell(page, { type: 'streamside:token', token: null });
    await inside(page).locator('.ss-identity').getByText('김방송').waitFor({ state: 'detached' });
  });

  it('asks the page around for another token when the one it has is spent', async () => {
    const { page, site } = await framed();
    await page.goto(site.origin);
    await heard(page, 'streamside:ready');
    const soon = await signToken({ sub: 'u7', name: '김방송' }, { expires: '3s' });
    await tell(page, { type: 'streamside:token', token: soon });
    await heard(page, 'streamside:token-wanted');
    await tell(page, { type: 'streamside:token', token: await signToken({ sub: 'u7', name: '새 이름' }) });
    await inside(page).locator('.ss-identity').getByText('새 이름').waitFor();
  });

  it('changes its theme as the page around asks', async () => {
    const { page, site } = await framed({ query: '?theme=dark&language=ko' });
    await page.goto(site.origin);
    await live(page);
    const chat = inside(page).locator('.ss-chat');
    expect(await computedStyle(chat, 'backgroundColor')).toBe('rgb(20, 22, 27)');
    await inside(page).getByLabel('메시지', { exact: true }).waitFor();
    await tell(page, { type: 'streamside:theme', theme: 'light' });
    await inside(page).locator('.ss-chat[data-theme=light]').waitFor();
    expect(await computedStyle(chat, 'backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  it('does not listen to a frame beside it, nor to what is no request', async () => {
    const { page, chat, site } = await framed();
    const stranger = await startSite();
    stranger.show(`<script>
      addEventListener('message', ({ data }) => {
        parent.frames[0].postMessage({ type: 'streamside:theme', theme: 'dark' }, '*');
        parent.frames[0].postMessage({ type: 'streamside:token', token: data }, '*');
        parent.postMessage({ type: 'done' }, '*');
      });
    </script>`);
    site.show(`${LISTEN}<iframe title="Chat" src="${chat.url}/embed/lobby" height="600"></iframe>
      <iframe title="Stranger" src="${stranger.origin}"></iframe>`);
    await page.goto(site.origin);
    await inside(page).first().locator('.ss-state-dot.ss-live').waitFor();
    const token = await signToken({ sub: 'u7', name: '김방송' });
    await page.evaluate(`frames[1].postMessage(${JSON.stringify(token)}, '*')`);
    await heard(page, 'done');
    for (const nonsense of ['streamside:theme', null, 7, { type: 'streamside:theme', theme: '</style>' }])
      await page.evaluate(`frames[0].postMessage(${JSON.stringify(nonsense)}, '*')`);
    // What is asked after all of it is done after all of it.
    const other = await chat.join('lobby');
    const frame = page.frames().find((one) => one.url().includes('/embed/'));
    await frame?.getByLabel('Message', { exact: true }).fill('still a guest');
    await frame?.getByLabel('Message', { exact: true }).press('Enter');
    expect(await other.seen('still a guest')).not.toMatchObject({ user: { id: 'u7' } });
    expect(await frame?.locator('.ss-chat').getAttribute('data-theme')).toBe('system');
  });

  it('neither hears nor tells a site that is not named, even in a browser that would show it there', async () => {
    const { page, chat, site } = await framed({ allowed: false });
    await page.route('**/embed/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { 'content-type': 'text/html' } });
    });
    await page.goto(site.origin);
    await live(page);
    await tell(page, { type: 'streamside:theme', theme: 'dark' });
    await tell(page, { type: 'streamside:token', token: await signToken({ sub: 'u7', name: '김방송' }) });
    const other = await chat.join('lobby');
    await inside(page).getByLabel('Message', { exact: true }).fill('still a guest');
    await inside(page).getByLabel('Message', { exact: true }).press('Enter');
    expect(await other.seen('still a guest')).not.toMatchObject({ user: { id: 'u7' } });
    expect(await inside(page).locator('.ss-chat').getAttribute('data-theme')).toBe('system');
    expect(await page.evaluate('heard')).toEqual([]);
  });
});
