import type { Page } from 'playwright-core';
import { openReactPage, type ReactVersion } from '../support/react-page.js';
import { describeInChromium } from './chromium.js';

const EMOTE =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2228%22 height=%2228%22/%3E';

/** In a shadow root, so that nothing but the chat's own style sheet can make it look right. */
const MAIN = `
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ChatProvider, LiveChat, useMessages } from '@streamside/client/react';
import style from '@streamside/client/style.css?inline';

const emotes = { wave: '${EMOTE}' };
const Badge = ({ badge }) => <i className="my-badge">{badge}</i>;

function Counter() {
  const { messages } = useMessages('lobby');
  useEffect(() => { window.renders = (window.renders ?? 0) + 1; window.known = messages.length; });
  return null;
}

function App() {
  const [there, setThere] = useState(true);
  const [room, setRoom] = useState('lobby');
  return (
    <ChatProvider url="CHAT_URL" nickname="Mina">
      <button onClick={() => setThere(!there)}>toggle</button>
      <button onClick={() => setRoom('other')}>other room</button>
      {there && <div style={{ height: 500 }}><LiveChat room={room} theme="dark" emotes={emotes} Badge={Badge} /></div>}
      {there && room === 'lobby' && <Counter />}
    </ChatProvider>
  );
}

const shadow = document.getElementById('root').attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
shadow.adoptedStyleSheets = [sheet];
const root = document.createElement('div');
shadow.append(root);
createRoot(root).render(<StrictMode><App /></StrictMode>);`;

const BACKGROUND =
  "getComputedStyle(document.getElementById('root').shadowRoot.querySelector('.ss-chat')).backgroundColor";

const files = { 'src/main.tsx': MAIN };

/** The events that go over a page's connection, as they go. */
function traffic(page: Page) {
  const seen = { connections: 0, sent: [] as string[], heard: [] as string[] };
  const event = (payload: string | Buffer) => /\["([\w:.]+)"/.exec(String(payload))?.[1] ?? '';
  page.on('websocket', (socket) => {
    seen.connections += 1;
    socket.on('framesent', ({ payload }) => seen.sent.push(event(payload)));
    socket.on('framereceived', ({ payload }) => seen.heard.push(event(payload)));
  });
  return {
    seen,
    sent: (name: string) => seen.sent.filter((one) => one === name).length,
    heard: (name: string) => seen.heard.filter((one) => one === name).length,
  };
}

const live = (page: Page) => page.locator('.ss-state-dot.ss-live').waitFor();
const field = (page: Page) => page.getByLabel('Message', { exact: true });
const said = (page: Page) => page.locator('.ss-message:not(.ss-pending) .ss-text');

const HYDRATED = `
import { StrictMode } from 'react';
import { version } from 'react-dom';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { ChatProvider, LiveChat } from '@streamside/client/react';
import '@streamside/client/style.css';

const app = <StrictMode><ChatProvider url="CHAT_URL"><LiveChat room="lobby" /></ChatProvider></StrictMode>;
const root = document.getElementById('root');
root.innerHTML = renderToString(app);
window.react = version;
window.served = root.querySelector('textarea').placeholder;
window.complaints = [];
hydrateRoot(root, app, { onRecoverableError: ({ message }) => window.complaints.push(message) });`;

describeInChromium('the React parts', () =>
  describe.each<ReactVersion>([19, 18])('on React %d', (react) => {
    it('in strict mode connect once, join once, and leave once nobody looks', async () => {
      let wire!: ReturnType<typeof traffic>;
      const { page, chat } = await openReactPage(files, { react, watch: (it) => (wire = traffic(it)) });
      await live(page);
      expect([wire.seen.connections, wire.sent('room:join'), wire.sent('room:leave')]).toEqual([1, 1, 0]);
      const other = await chat.join('lobby', { auth: { nickname: 'Other' } });
      await page.getByText('2 watching').waitFor();
      await page.getByText('toggle').click();
      await other.next('pulse', ({ viewers }) => viewers === 1);
      await page.getByText('toggle').click();
      await live(page);
      expect([wire.seen.connections, wire.sent('room:join'), wire.sent('room:leave')]).toEqual([1, 2, 1]);
      await field(page).fill('hello');
      await field(page).press('Enter');
      await other.seen('hello');
      expect(await page.evaluate(BACKGROUND)).toBe('rgb(20, 22, 27)');
    }, 60_000);

    it('render once for each packet at most, however much is in it', async () => {
      let wire!: ReturnType<typeof traffic>;
      const { page, chat } = await openReactPage(files, { react, watch: (it) => (wire = traffic(it)) });
      await live(page);
      const other = await chat.join('lobby', { auth: { nickname: 'Other' } });
      await page.getByText('2 watching').waitFor();
      const renders = () => page.evaluate<number>('window.renders');
      const before = { renders: await renders(), packets: wire.heard('feed') + wire.heard('pulse') };
      await Promise.all(Array.from({ length: 300 }, (_, number) => other.send('lobby', `line ${number}`)));
      await page.waitForFunction('window.known === 300');
      const packets = wire.heard('feed') + wire.heard('pulse') - before.packets;
      expect((await renders()) - before.renders).toBeLessThanOrEqual(packets);
      expect(packets).toBeLessThan(150);
      // No more rows than anybody can look at.
      expect(await said(page).count()).toBeLessThanOrEqual(100);
      await page.locator('.ss-message').last().getByText('line 299', { exact: true }).waitFor();
    }, 60_000);

    it('show links, emotes, mentions and badges as they should', async () => {
      const { page, chat } = await openReactPage(files, { react });
      await live(page);
      const other = await chat.join('lobby', { auth: { nickname: 'Other' } });
      await other.send('lobby', '@Mina see https://a.example/x and javascript:alert(1) :wave:');
      const row = page.locator('.ss-for-us');
      const link = row.locator('a');
      expect(await link.getAttribute('href')).toBe('https://a.example/x');
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
      expect(await row.locator('a').count()).toBe(1);
      expect(await row.locator('.ss-mention').textContent()).toBe('@Mina');
      expect(await row.locator('img').getAttribute('alt')).toBe(':wave:');
      await page.locator('[aria-live=polite]').getByText('Other: @Mina see').waitFor({ state: 'attached' });
    }, 60_000);

    it('complete nicknames and emotes by keyboard, in the middle of a syllable too', async () => {
      const { page, chat } = await openReactPage(files, { react });
      await live(page);
      for (const nickname of ['수달', '수박']) {
        const other = await chat.join('lobby', { auth: { nickname } });
        await other.send('lobby', `I am ${nickname}`);
        await page.getByText(`I am ${nickname}`).waitFor();
      }
      await field(page).pressSequentially(':wa');
      await page.getByRole('option', { name: ':wave:' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await field(page).inputValue()).toBe(':wave: ');

      const cdp = await page.context().newCDPSession(page);
      await page.keyboard.type('@');
      await cdp.send('Input.imeSetComposition', { text: '수', selectionStart: 1, selectionEnd: 1 });
      await page.getByRole('listbox').waitFor();
      expect(await page.getByRole('option').allTextContents()).toEqual(['수박', '수달']);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option', { name: '수달', selected: true }).waitFor();
      await page.keyboard.press('Tab');
      expect(await field(page).inputValue()).toBe(':wave: @수달 ');
      await page.keyboard.press('Enter');
      await said(page).getByText('@수달').waitFor();
      expect(await said(page).last().textContent()).toBe(' @수달');
      expect(await field(page).inputValue()).toBe('');
    }, 60_000);

    it('keep what is half written in a room for when one comes back to it', async () => {
      const { page } = await openReactPage(files, { react });
      await live(page);
      await field(page).fill('half of');
      await page.getByText('other room').click();
      expect(await field(page).inputValue()).toBe('');
      await live(page);
      await page.reload();
      await live(page);
      expect(await field(page).inputValue()).toBe('half of');
    }, 60_000);

    it('say which keys there are', async () => {
      const { page } = await openReactPage(files, { react });
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await page.getByRole('dialog').getByText('Shift+Enter').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await field(page).press('ArrowUp');
    }, 60_000);

    it('take over what a server rendered without a complaint, in the language of the browser', async () => {
      const { page } = await openReactPage({ 'src/main.tsx': HYDRATED }, { react, locale: 'ko-KR' });
      await live(page);
      await page.getByPlaceholder('메시지를 입력하세요').waitFor();
      expect(await page.evaluate('[served, complaints]')).toEqual(['Send a message', []]);
      expect(await page.evaluate('react')).toMatch(new RegExp(`^${react}\\.`));
    }, 60_000);
  }),
);
