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
});
