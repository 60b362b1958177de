import type { Page } from 'playwright-core';
import { startChat } from '../../src/testing/start-chat.js';
import { startSite } from '../support/start-site.js';
import { signToken } from '../../src/testing/sign-token.js';
import { describeInChromium, newPage } from './chromium.js';
import { computedStyle } from './computed-style.js';

/** A page of another site with a chat on it. */
async function opened(body: (chat: string) => string) {
  const site = await startSite();
  const chat = await startChat({ allowedOrigins: [site.origin] });
  site.show(body(chat.url));
  const page = await newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  await page.goto(site.origin);
  return { page, chat };
}

const widgets = (page: Page) => page.locator('stream-chat');
const field = (page: Page) => page.getByLabel('Message', { exact: true });
const live = (page: Page) => page.locator('.ss-state-dot.ss-live').waitFor();
const script = (chat: string) => `<script src="${chat}/embed.js"></script>`;

describeInChromium('embed.js', () => {
  it('puts the chat where its script stands, as its attributes say', async () => {
    const { page, chat } = await opened(
      (url) =>
        `<p id="before"></p>
         <script src="${url}/embed.js" data-room="lobby" data-theme="dark" data-language="ko" async></script>
         <p id="after"></p>`,
    );
    await live(page);
    const other = await chat.join('lobby');
    await page.getByLabel('메시지', { exact: true }).fill('안녕하세요');
    await page.keyboard.press('Enter');
    await other.seen('안녕하세요');
    expect(await page.locator('#before ~ stream-chat ~ #after').count()).toBe(1);
    const ground = await computedStyle(page.locator('.ss-chat'), 'backgroundColor');
    expect(ground).toBe('rgb(20, 22, 27)');
  });

  it('may be there several times: each is a chat of its own', async () => {
    const tag = (url: string, room: string) =>
      `<script src="${url}/embed.js" data-room="${room}" async></script>`;
    const { page, chat } = await opened((url) => tag(url, 'one') + tag(url, 'two'));
    await page.waitForFunction("document.querySelectorAll('stream-chat').length === 2");
    const one = await chat.join('one', { auth: { nickname: 'Otter' } });
    const two = await chat.join('two', { auth: { nickname: 'Heron' } });
    await one.send('one', 'in the first');
    await two.send('two', 'in the second');
    const first = page.locator('stream-chat[room=one]');
    await first.getByText('in the first').waitFor();
    await page.locator('stream-chat[room=two]').getByText('in the second').waitFor();
    expect(await first.getByText('in the second').count()).toBe(0);
  });

  it('says so where the chat cannot be loaded, keeps its place, and tries again', async () => {
    const site = await startSite();
    const chat = await startChat({ allowedOrigins: [site.origin] });
    site.show(`<script src="${chat.url}/embed.js" data-room="lobby" async></script>`);
    const page = await newPage({ locale: 'ko-KR' });
    await page.route('**/chat-widget/*', (route) => route.abort());
    await page.goto(site.origin);
    await page.getByText('채팅을 불러오지 못했어요.').waitFor();
    expect((await widgets(page).boundingBox())?.height).toBe(600);
    await page.unroute('**/chat-widget/*');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await live(page);
    expect(await page.getByText('채팅을 불러오지 못했어요.').isVisible()).toBe(false);
  });

  it('works under a policy that names the chat and nothing else', async () => {
    const { page } = await opened(
      (url) => `<meta http-equiv="content-security-policy"
          content="script-src ${url}; style-src 'none'; connect-src ${url} ${url.replace('http', 'ws')}">
        <script src="${url}/embed.js" data-room="lobby" async></script>`,
    );
    await live(page);
    expect(await computedStyle(page.locator('.ss-chat'), 'display')).toBe('flex');
  });

  it('without a room only brings the element', async () => {
    const { page } = await opened(
      (url) => `${script(url)}<stream-chat room="lobby" server="${url}"></stream-chat>`,
    );
    await live(page);
    expect(await widgets(page).count()).toBe(1);
  });
});

describeInChromium('<stream-chat>', () => {
  const element =
    (more = '') =>
    (url: string) =>
      `${script(url)}<stream-chat room="lobby" server="${url}" ${more}></stream-chat>`;

  it('goes to another room, theme and language as its attributes do', async () => {
    const { page, chat } = await opened(element());
    await live(page);
    const other = await chat.join('second', { auth: { nickname: 'Otter' } });
    await other.send('second', 'over here');
    await page.evaluate(`Object.entries({ room: 'second', language: 'ko', theme: 'light' })
      .forEach(([name, value]) => document.querySelector('stream-chat').setAttribute(name, value))`);
    await page.getByText('over here').waitFor();
    await page.getByLabel('메시지', { exact: true }).waitFor();
    expect(await page.locator('.ss-chat').getAttribute('data-theme')).toBe('light');
  });

  it('is a member with a token, or with what gets one', async () => {
    const { page } = await opened(element());
    await live(page);
    const token = await signToken({ sub: 'u7', name: '김방송' });
    await page.evaluate(`document.querySelector('stream-chat').token = async () => ${JSON.stringify(token)}`);
    await page.locator('.ss-identity').getByText('김방송').waitFor();
  });

  it('has the tools for a moderator as soon as there is one, or another try at them', async () => {
    const { page, chat } = await opened(element());
    await live(page);
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await other.send('lobby', 'spam');
    await field(page).fill('half of');
    await page.route('**/chat-widget/tools-*', (route) => route.abort());
    await page.evaluate(
      `document.querySelector('stream-chat').token = ${JSON.stringify(await signToken({ roles: ['moderator'] }))}`,
    );
    await page.getByText('tools could not be loaded').waitFor();
    await page.unroute('**/chat-widget/tools-*');
    await page.getByRole('button', { name: 'Try again' }).click();
    const desk = page.getByRole('button', { name: 'Moderator’s desk' });
    await desk.waitFor();
    expect(await computedStyle(desk, 'fontWeight')).toBe('700');
    expect(await field(page).inputValue()).toBe('half of');
    await page.locator('.ss-message').getByText('spam').hover();
    await page.getByRole('button', { name: 'Remove this message of Otter' }).click();
    await page.locator('.ss-message').getByText('spam').waitFor({ state: 'detached' });
  });

  it('comes by polling where there are no WebSockets', async () => {
    const site = await startSite();
    const chat = await startChat({ allowedOrigins: [site.origin] });
    site.show(element()(chat.url));
    const page = await newPage({ locale: 'en-US' });
    await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
    await page.goto(site.origin);
    await live(page);
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await field(page).fill('slowly');
    await field(page).press('Enter');
    await other.seen('slowly');
    await other.send('lobby', 'I hear you');
    await page.getByText('I hear you').waitFor();
    await chat.close();
    await page.locator('.ss-connection-bar').waitFor();
  });

  it('tells the page what is said from now on, and how the connection is', async () => {
    const { page, chat } = await opened(element());
    await live(page);
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const told = page.evaluate(`new Promise((resolve) => document.querySelector('stream-chat')
      .addEventListener('streamside:message', ({ detail }) => resolve(detail.user.nickname + ': ' + detail.text)))`);
    await other.send('lobby', 'hello');
    expect(await told).toBe('Otter: hello');
    const status = page.evaluate(`new Promise((resolve) => document.querySelector('stream-chat')
      .addEventListener('streamside:status', ({ detail }) => detail.state === 'waiting' && resolve(detail.retryAt)))`);
    await chat.close();
    expect(await status).toEqual(expect.any(Number));
  });

  it('keeps its connection when it is moved, and ends it when it is taken away', async () => {
    const { page, chat } = await opened(element());
    await live(page);
    let connections = 0;
    page.on('websocket', () => (connections += 1));
    const other = await chat.join('lobby');
    await page.evaluate(`document.body.append(document.querySelector('stream-chat'))`);
    await field(page).fill('moved');
    await field(page).press('Enter');
    await other.seen('moved');
    expect(connections).toBe(0);
    await page.evaluate(`document.querySelector('stream-chat').remove()`);
    await other.next('pulse', ({ viewers }) => viewers === 1);
  });

  it('is painted by the page’s own properties and parts', async () => {
    const { page } = await opened(
      (url) => `<style>
        stream-chat { --streamside-panel: rgb(1, 2, 3); height: 300px }
        stream-chat::part(header) { background: rgb(4, 5, 6) }
      </style>${element()(url)}`,
    );
    await live(page);
    const ground = (selector: string) => computedStyle(page.locator(selector), 'backgroundColor');
    expect(await ground('.ss-chat')).toBe('rgb(1, 2, 3)');
    expect(await ground('.ss-chat-header')).toBe('rgb(4, 5, 6)');
    expect((await page.locator('.ss-chat').boundingBox())?.height).toBe(300);
  });
});
