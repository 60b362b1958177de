import type { BrowserContextOptions, Page } from 'playwright-core';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import { startChildServer } from '../support/child-server.js';
import { describeInChromium, newPage } from './chromium.js';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const WIDE = { viewport: { width: 1440, height: 900 } };

const moderator = () => signToken({ sub: 'm1', name: 'Mod', roles: ['moderator'], rooms: ['lobby'] });

/** The moderators' page of a room. */
async function opened(chat: TestChat, hash: string, options: BrowserContextOptions = WIDE): Promise<Page> {
  const page = await newPage({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  await page.goto(`${chat.url}/moderate/lobby${hash}`);
  return page;
}

const desk = (page: Page) => page.getByRole('region', { name: 'Moderator’s desk' });

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const message = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

describeInChromium('the moderators’ page', () => {
  it('has the chat and the desk beside it, and what is done there is done', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const page = await opened(chat, `#token=${await moderator()}`);
    await desk(page).getByRole('switch', { name: 'Frozen' }).click();
    await viewer.next('feed', ({ events }) => events.some(({ type }) => type === 'room.updated'));
    await expect(viewer.send('lobby', 'hello')).rejects.toMatchObject({ code: 'frozen' });
    expect(await page.title()).toBe('Moderating lobby');
  });

  it('has on a phone the chat, and the desk a touch away', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await viewer.send('lobby', 'buy now');
    const page = await opened(chat, `#token=${await moderator()}`, { ...PHONE, locale: 'ko-KR' });
    await page.getByText('buy now').tap();
    await page.getByRole('button', { name: 'Otter 님의 이 메시지 삭제' }).tap();
    await message(page, 'buy now').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '채팅 관리' }).tap();
    await page.getByRole('dialog').getByRole('tab', { name: '금칙어' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: '새 목록' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('covers no message where the list holds still under the pointer', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    for (let number = 1; number <= 40; number += 1) await viewer.send('lobby', `line ${number}`);
    const page = await opened(chat, `#token=${await moderator()}`);
    await desk(page).waitFor();
    await message(page, 'line 40').hover();
    await page.getByRole('button', { name: 'Remove this message of Otter' }).waitFor();
    expect(await page.locator('.ss-to-end').count()).toBe(0);
    await viewer.send('lobby', 'line 41');
    await page.getByRole('button', { name: '1 new message' }).waitFor();
    await page.mouse.move(0, 0);
    await page.locator('.ss-to-end').waitFor({ state: 'detached' });
  });

  it.each(['en-US', 'ko-KR'])('has no tab on a phone that scrolls sideways, in %s', async (locale) => {
    const chat = await startChat();
    const page = await opened(chat, `#token=${await moderator()}`, { ...PHONE, locale });
    await page.locator('.ss-desk-button').tap();
    const tooWide = `[...document.querySelectorAll('.ss-dialog, .ss-dialog *')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto')
      .map(({ className }) => className)`;
    for (const tab of await page.getByRole('tab').all()) {
      await tab.tap();
      expect(await page.evaluate(tooWide)).toEqual([]);
    }
    await page.getByRole('tab', { name: /^(Words|금칙어)$/ }).tap();
    await page.getByRole('button', { name: /New list|새 목록/ }).tap();
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  it.each([820, 1280, 1440])('has no panel over another, %i px wide', async (width) => {
    const chat = await startChat();
    const page = await opened(chat, `#token=${await moderator()}`, { viewport: { width, height: 800 } });
    await desk(page).waitFor();
    const panels = await desk(page).locator('section').all();
    const boxes = await Promise.all(panels.map((panel) => panel.boundingBox()));
    expect(boxes).toHaveLength(5);
    const overlaps = boxes.flatMap((one, index) =>
      boxes.slice(index + 1).filter((other) => one && other && overlap(one, other)),
    );
    expect(overlaps).toEqual([]);
  });

  it('takes the token out of the address, and has it after a reload', async () => {
    const chat = await startChat();
    const page = await opened(chat, `#token=${await moderator()}`);
    await desk(page).waitFor();
    expect(page.url()).toBe(`${chat.url}/moderate/lobby`);
    await page.reload();
    await desk(page).waitFor();
  });

  it('says to whoever is no moderator what the page is, and shows the way to the chat', async () => {
    const chat = await startChat();
    const token = await signToken({ sub: 'u7', name: 'Helper' });
    const page = await opened(chat, `?theme=dark#token=${token}`);
    await page.getByText('You are not a moderator of this room.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.title()).toBe('lobby');
    expect(await page.getByRole('heading').textContent()).toBe('lobby');
    await page.getByRole('link', { name: 'Go to the chat' }).click();
    await page.locator('.ss-identity').getByText('Helper').waitFor();
    expect(page.url()).toBe(`${chat.url}/popout/lobby?theme=dark`);
  });

  it('says why a token opens nothing, and lets one go on as a guest', async () => {
    const chat = await startChat();
    const page = await opened(chat, '#token=nonsense', { ...WIDE, locale: 'ko-KR' });
    await page.getByText('로그인 정보가 만료됐거나 올바르지 않아요.').waitFor();
    await page.getByRole('link', { name: '채팅으로 가기' }).click();
    await page.locator('.ss-state-dot.ss-live').waitFor();
  });

  it('opens by itself to whom the owner makes a moderator, and closes to whom he makes one no more', async () => {
    const chat = await startChat();
    const token = await signToken({ sub: 'o1', name: 'Owner', roles: ['owner'] });
    const owner = await chat.join('lobby', { auth: { token } });
    const page = await opened(chat, `#token=${await signToken({ sub: 'u7', name: 'Helper' })}`);
    await page.getByText('You are not a moderator of this room.').waitFor();
    await owner.request('user:role', { room: 'lobby', user: 'u7', role: 'moderator' });
    await desk(page).waitFor();
    await owner.request('user:role', { room: 'lobby', user: 'u7' });
    await page.getByText('You are not a moderator of this room.').waitFor();
  });

  it('is what the server prints a link to', async () => {
    const server = await startChildServer({ DATABASE_URL: 'sqlite::memory:' });
    const [, link = ''] = await server.log.matching(/desk alone: (http[^\s"]+)/);
    const page = await newPage({ locale: 'en-US', ...WIDE });
    await page.goto(link);
    await desk(page).waitFor();
  });
});
