import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium } from './chromium.js';

describeInChromium('the demo page', () => {
  it('lets two people talk, in Korean by websocket and in English by long-polling', async () => {
    const { url } = await startChat();
    const korean = await ChatPage.open(url, { locale: 'ko-KR' });
    const english = await ChatPage.open(url, { query: 'transport=polling' });
    await korean.say('안녕하세요, 반가워요');
    await english.seen('안녕하세요, 반가워요');
    await english.say('Hello! Lovely stream.');
    expect(await korean.endsWith('Hello! Lovely stream.')).toEqual([
      '안녕하세요, 반가워요',
      'Hello! Lovely stream.',
    ]);
    expect(await korean.field.getAttribute('placeholder')).toBe('메시지를 입력하세요');
    expect(await english.field.getAttribute('placeholder')).toBe('Send a message');
    expect(await korean.nickname()).toMatch(/\p{Script=Hangul}/u);
    expect(await english.nickname()).toMatch(/^[\x20-\x7e]+$/);
  });

  it('plays a stream that nobody had to upload', async () => {
    const { url } = await startChat();
    const chat = await ChatPage.open(url, { reducedMotion: 'no-preference' });
    await chat.until('document.querySelector("video").currentTime > 0.2');
    expect(await chat.page.evaluate('document.querySelector("video").videoWidth')).toBe(1280);
  });

  it('keeps a nickname over a reload and in another tab', async () => {
    const { url } = await startChat();
    const chat = await ChatPage.open(url);
    await chat.rename('Moonwhale');
    await chat.page.locator('dialog').waitFor({ state: 'detached' });
    expect(await chat.nickname()).toBe('Moonwhale');
    await chat.page.reload();
    await chat.live();
    expect(await chat.nickname()).toBe('Moonwhale');
    expect(await (await chat.newTab()).nickname()).toBe('Moonwhale');
  });

  it('makes the tabs of one browser one person as soon as one of them speaks', async () => {
    const { url } = await startChat();
    const one = await ChatPage.open(url);
    const other = await one.newTab();
    await one.say('me');
    await other.page.locator('.ss-identity b').waitFor();
    expect(await other.nickname()).toBe(await one.nickname());
  });

  it('says why a nickname cannot be had, and leaves the old one', async () => {
    const { url, join } = await startChat();
    await join('demo', { auth: { nickname: 'Moonwhale' } });
    const chat = await ChatPage.open(url, { locale: 'ko-KR' });
    await chat.rename('moonwhale');
    await chat.page.getByText('이미 누군가 쓰고 있는 닉네임이에요.').waitFor();
    await chat.page.keyboard.press('Escape');
    await chat.page.locator('dialog').waitFor({ state: 'detached' });
    expect(await chat.page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    expect(await chat.page.locator('.ss-identity b').count()).toBe(0);
  });

  it('shows markup as the text that it is', async () => {
    const { url } = await startChat();
    const [writer, reader] = [await ChatPage.open(url), await ChatPage.open(url)];
    await writer.say('<img src=x onerror=alert(1)> <b>bold</b>');
    await reader.seen('<img src=x onerror=alert(1)> <b>bold</b>');
    expect(await reader.page.locator('.ss-text img, .ss-text b').count()).toBe(0);
  });

  it('takes a host token out of the address and makes its bearer what it says', async () => {
    const { url } = await startChat();
    const token = await signToken({ name: 'Streamer', roles: ['owner'], rooms: ['demo'] });
    const chat = await ChatPage.open(url, { query: `#room=demo&token=${token}` });
    expect(chat.page.url()).toBe(`${url}/?room=demo`);
    await chat.say('hello');
    await chat.page.locator('.ss-message .ss-badge.ss-owner').waitFor();
    await chat.page.reload();
    await chat.live();
    expect(await chat.nickname()).toBe('Streamer');
  });
});
