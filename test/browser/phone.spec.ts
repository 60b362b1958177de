import { RoomsService } from '../../src/rooms/rooms.service.js';
import { startChat } from '../../src/testing/start-chat.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium } from './chromium.js';

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

describeInChromium('on a phone', () => {
  it('the player stays on top, the composer at hand, and nothing moves sideways', async () => {
    const { url } = await startChat();
    const chat = await ChatPage.open(url, { ...phone, locale: 'ko-KR' });
    await chat.say(`긴 낱말도 화면을 밀지 않아요 ${'W'.repeat(120)}`);
    expect(await chat.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const player = await chat.page.locator('video').boundingBox();
    const field = await chat.field.boundingBox();
    expect(player).toMatchObject({ x: 0, y: 0, width: 360 });
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(740);
    const list = await chat.page.locator('.ss-message-list').boundingBox();
    expect(list?.height).toBeGreaterThan(250);
  });

  it('a message is answered by finger', async () => {
    const { url, join } = await startChat();
    const other = await join('demo', { auth: { nickname: 'Otter' } });
    await other.send('demo', 'who is there?');
    const chat = await ChatPage.open(url, phone);
    await chat.page.getByText('who is there?').tap();
    await chat.page.getByRole('button', { name: 'Reply to Otter' }).tap();
    await chat.page.getByText('Replying to Otter').waitFor();
    await chat.say('me');
    const quote = chat.page.getByRole('listitem').filter({ hasText: 'me' }).locator('.ss-quote');
    await quote.getByText('who is there?').waitFor();
  });

  it('what holds in the room is said whole, beside who one is', async () => {
    const { url, app } = await startChat();
    await app.get(RoomsService).create('demo', { modes: { slow: 30 } });
    const chat = await ChatPage.open(url, phone);
    const isWhole = (element: unknown) => {
      const { scrollWidth, clientWidth } = element as Record<'scrollWidth' | 'clientWidth', number>;
      return scrollWidth <= clientWidth;
    };
    await chat.page.locator('.ss-mode').getByText('Slow mode: 30 s').waitFor();
    for (const note of await chat.page.locator('.ss-mode, .ss-identity > span').all())
      expect(await note.evaluate(isWhole)).toBe(true);
  });
});
