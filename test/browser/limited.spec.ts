import { RoomsService } from '../../src/rooms/rooms.service.js';
import { startChat } from '../../src/testing/start-chat.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium } from './chromium.js';

describeInChromium('one who is too fast', () => {
  it('keeps what was written, and sees for how long to wait', async () => {
    const { url } = await startChat({ sendLimit: 1 });
    const chat = await ChatPage.open(url);
    await chat.say('first');
    await chat.field.fill('second');
    await chat.field.press('Enter');
    await chat.page.getByText('You are sending too fast. You can send again in').waitFor();
    expect(await chat.field.inputValue()).toBe('second');
    expect(Number(await chat.page.locator('.ss-send-button').textContent())).toBeGreaterThan(0);
    await chat.field.press('Enter');
    await chat.field.press('End');
    await chat.page.keyboard.type(' thought');
    expect(await chat.field.inputValue()).toBe('second thought');
    expect(await chat.texts()).toEqual(['first']);
  });

  it('is told when the wait is over, and sends it then', async () => {
    // One in a second.
    const { url } = await startChat({ sendLimit: 6 });
    const chat = await ChatPage.open(url);
    for (const text of ['first', 'second']) {
      await chat.field.fill(text);
      await chat.field.press('Enter');
    }
    await chat.page.getByText('You can send again now.').waitFor();
    expect(await chat.field.inputValue()).toBe('second');
    await chat.field.press('Enter');
    await chat.seen('second');
    expect(await chat.texts()).toEqual(['first', 'second']);
    expect(await chat.refusal.count()).toBe(0);
  });

  it('sees that the room is in slow mode, and for how long to wait', async () => {
    const { url, app } = await startChat();
    const rooms = app.get(RoomsService);
    await rooms.create('demo', { modes: { slow: 30 } });
    const chat = await ChatPage.open(url);
    await chat.page.getByText('Slow mode: 30 s').waitFor();
    await chat.say('first');
    await chat.field.fill('second');
    await chat.field.press('Enter');
    await chat.page.getByText(/Slow mode is on\. You can send again in \d+ s\./).waitFor();
    expect(await chat.field.inputValue()).toBe('second');
    await rooms.update('demo', { modes: {} });
    await chat.page.getByText('Slow mode: 30 s').waitFor({ state: 'detached' });
  });

  it('sees what else holds in the room, and why nothing was sent', async () => {
    const { url, app } = await startChat();
    const rooms = app.get(RoomsService);
    await rooms.create('demo');
    const chat = await ChatPage.open(url, { locale: 'ko-KR' });
    const modes = chat.page.locator('.ss-room-modes span');
    await rooms.update('demo', { raid: true });
    await modes.getByText('습격 대응 중').waitFor();
    expect(await modes.allTextContents()).toEqual(['습격 대응 중', '같은 말 반복 금지', '링크 금지']);
    await chat.field.fill('evil.com');
    await chat.field.press('Enter');
    await chat.page.getByText('이 방에는 링크를 보낼 수 없어요.').waitFor();
    expect(await chat.field.inputValue()).toBe('evil.com');
    await rooms.update('demo', { raid: false, modes: { followersOnly: 90, newAccounts: 1440 } });
    await modes.getByText('90분 이상 팔로우한 사람만').waitFor();
    expect(await modes.allTextContents()).toEqual(['90분 이상 팔로우한 사람만', '만든 지 1일 지난 계정만']);
    await rooms.update('demo', { modes: {} });
    await modes.first().waitFor({ state: 'detached' });
  });

  it('is told in Korean where that is the language', async () => {
    const { url } = await startChat({ sendLimit: 1 });
    const chat = await ChatPage.open(url, { locale: 'ko-KR' });
    await chat.say('하나');
    await chat.field.fill('둘');
    await chat.field.press('Enter');
    await chat.page.getByText(/메시지를 너무 빨리 보내고 있어요\. \d+초 뒤에 보낼 수 있어요\./).waitFor();
  });

  it('cannot send what is too long, and sees by how much', async () => {
    const { url } = await startChat();
    const chat = await ChatPage.open(url);
    await chat.field.fill('😀'.repeat(503));
    await chat.field.press('Enter');
    expect(await chat.page.locator('.ss-characters-left').textContent()).toContain('-3');
    expect(await chat.page.locator('.ss-send-button').getAttribute('aria-disabled')).toBe('true');
    expect(await chat.field.inputValue()).toHaveLength(1006);
    expect(await chat.page.locator('.ss-message').count()).toBe(0);
  });

  it('is told that the chat is closed, writes nothing there, and goes on when it opens', async () => {
    const { url, app } = await startChat();
    const rooms = app.get(RoomsService);
    await rooms.create('demo');
    const chat = await ChatPage.open(url);
    await chat.field.fill('half a thou');
    await rooms.update('demo', { open: false });
    await chat.page.getByPlaceholder('The chat is closed.').waitFor();
    await chat.field.pressSequentially('ght');
    await chat.field.press('Enter');
    expect(await chat.field.inputValue()).toBe('half a thou');
    expect(await chat.page.locator('.ss-send-button').getAttribute('aria-disabled')).toBe('true');
    expect(await chat.refusal.count()).toBe(0);
    await rooms.update('demo', { open: true });
    await chat.page.getByPlaceholder('Send a message').waitFor();
    await chat.field.pressSequentially('ght');
    await chat.field.press('Enter');
    await chat.seen('half a thought');
  });
});
