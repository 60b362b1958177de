import type { Page } from 'playwright-core';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { startSite } from '../support/start-site.js';
import { bringAxe, seriousEitherWay } from './axe.js';
import { describeInChromium, newPage } from './chromium.js';

interface Visit {
  /** Of a page of the server's, or `widget`: of another site that has the widget. */
  path: string;
  locale: string;
  /** Of whoever opens it, by a token in the fragment. */
  roles?: string[];
}

/** A page of a room in which there are all sorts of messages, and something for moderators to do. */
async function openAt({ path, locale, roles }: Visit): Promise<Page> {
  const site = await startSite();
  const chat = await startChat({ allowedOrigins: [site.origin] });
  site.show(`<main><script src="${chat.url}/embed.js" data-room="demo"></script></main>`);
  const token = await signToken({ sub: 'm1', name: '김방송', roles: ['owner'], badges: ['sub'] });
  const owner = await chat.join('demo', { auth: { token } });
  const list = { action: 'hold' as const, words: ['casino'] };
  await owner.request('filters:set', { room: 'demo', name: 'bets', list });
  await owner.request('room:announce', { room: 'demo', text: '공지: 오늘은 여기까지' });
  const { id, seq } = await owner.send('demo', '@Otter https://example.com 안녕하세요');
  await owner.request('message:pin', { room: 'demo', message: { id, seq } });
  const other = await chat.join('demo', { auth: { nickname: 'Otter' } });
  await expect(other.send('demo', 'casino')).rejects.toMatchObject({ code: 'held' });
  await other.request('message:send', { room: 'demo', text: 'an answer', clientMsgId: 'a', replyTo: id });
  await owner.request('room:update', { room: 'demo', modes: { slow: 5, noLinks: true } });
  const page = await newPage({ locale, reducedMotion: 'reduce' });
  await bringAxe(page);
  const own = roles ? `#room=demo&token=${await signToken({ sub: 'v1', name: 'Reader', roles })}` : '';
  await page.goto(path === 'widget' ? site.origin : `${chat.url}${path}${own}`);
  return page;
}

/** By keyboard: what the mouse is over goes away when the list moves on. */
async function goToLastMessage(page: Page): Promise<void> {
  await page.getByText('an answer').waitFor();
  await page.getByRole('log').focus();
  await page.keyboard.press('ArrowUp');
  await page.locator('.ss-row-actions').waitFor();
}

const LOCALES = ['en-US', 'ko-KR'];
const CHATS = ['/', '/embed/demo', '/popout/demo', '/overlay/demo?fade=0', 'widget'];
const DESKS = ['/', '/popout/demo', '/moderate/demo'];
const WITHOUT_CHAT: [path: string, sentence: RegExp][] = [
  ['/moderate/demo', /not a moderator|매니저가 아니에요/],
  ['/embed/NO', /No such room|없는 채팅방/],
  ['/no-such-page', /Nothing is here|없는 페이지/],
];

describeInChromium('axe finds nothing serious', () =>
  describe.each(LOCALES)('in %s', (locale) => {
    it.each(CHATS)('for a viewer at %s', async (path) => {
      const page = await openAt({ path, locale });
      await page.getByText('an answer').waitFor();
      expect(await seriousEitherWay(page)).toEqual([]);
    });

    it.each(DESKS)('for a moderator at %s', async (path) => {
      const page = await openAt({ path, locale, roles: ['moderator'] });
      await goToLastMessage(page);
      expect(await seriousEitherWay(page)).toEqual([]);
    });

    it.each(WITHOUT_CHAT)('at %s, for whom it has no chat', async (path, sentence) => {
      const page = await openAt({ path, locale });
      await page.getByText(sentence).first().waitFor();
      expect(await seriousEitherWay(page)).toEqual([]);
    });

    it.each([/Choose one|직접 정하기/, /Keyboard shortcuts|단축키/])(
      'in the dialog behind %s',
      async (name) => {
        const page = await openAt({ path: '/popout/demo', locale });
        await page.getByText('an answer').waitFor();
        await page.getByRole('button', { name }).click();
        await page.getByRole('dialog').waitFor();
        expect(await seriousEitherWay(page)).toEqual([]);
      },
    );

    // Eight states in four looks each.
    it('on each tab of the desk', async () => {
      const page = await openAt({ path: '/popout/demo', locale, roles: ['owner'] });
      await page.locator('.ss-desk-button').click();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        expect(await seriousEitherWay(page)).toEqual([]);
      }
      await page.getByRole('tab', { name: /^(Words|금칙어)$/ }).click();
      await page.getByRole('button', { name: /New list|새 목록/ }).click();
      expect(await seriousEitherWay(page)).toEqual([]);
    }, 120_000);

    it('on the card of somebody', async () => {
      const page = await openAt({ path: '/popout/demo', locale, roles: ['owner'] });
      await goToLastMessage(page);
      await page.getByRole('button', { name: /About Otter|Otter 님 정보/ }).click();
      await page.getByRole('dialog').waitFor();
      expect(await seriousEitherWay(page)).toEqual([]);
    });
  }),
);
