import { startChat } from '../../src/testing/start-chat.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium } from './chromium.js';

const atEnd = `(() => { const list = document.querySelector('.ss-message-list');
  return list.scrollHeight - list.scrollTop - list.clientHeight < 2; })()`;

async function longChat(count: number) {
  const chat = await startChat();
  const writer = await chat.join('demo', { auth: { nickname: 'Writer' } });
  for (let number = 1; number <= count; number += 1) await writer.send('demo', `line ${number}`);
  const reader = await ChatPage.open(chat.url);
  await reader.seen(`line ${count}`);
  return { writer, reader };
}

/** Where a message stands on the screen, in whole pixels. */
async function placeOf(reader: ChatPage, text: string): Promise<number> {
  const box = await reader.said.getByText(text, { exact: true }).boundingBox();
  return Math.round(box?.y ?? NaN);
}

describeInChromium('the list of messages', () => {
  it('stays at the end while messages come in', async () => {
    const { writer, reader } = await longChat(60);
    await reader.until(atEnd);
    await writer.send('demo', 'the latest\nin\nthree lines');
    await reader.page.locator('.ss-message').last().getByText('the latest').waitFor();
    await reader.until(atEnd);
  });

  it('stays at the end when the times are shown, which make it longer', async () => {
    const { writer, reader } = await longChat(60);
    await reader.page.setViewportSize({ width: 360, height: 740 });
    for (let words = 4; words <= 20; words += 1) await writer.send('demo', 'word '.repeat(words) + words);
    await reader.page.locator('.ss-message').last().getByText('word 20').waitFor();
    await reader.until(atEnd);
    await reader.page.getByRole('button', { name: 'Show times' }).click();
    await reader.page.locator('.ss-at').first().waitFor();
    expect(await reader.page.evaluate(atEnd)).toBe(true);
  });

  it('stays where one reads, counts what comes in, and leads back to it', async () => {
    const { writer, reader } = await longChat(60);
    await reader.page.locator('.ss-message-list').hover();
    await reader.page.mouse.wheel(0, -400);
    await reader.page.locator('.ss-to-end').waitFor();
    const top = await placeOf(reader, 'line 40');
    for (const text of ['new 1', 'new 2', 'new 3']) await writer.send('demo', text);
    await reader.page.getByText('3 new messages').waitFor();
    expect(await placeOf(reader, 'line 40')).toBe(top);
    await reader.page.getByText('3 new messages').click();
    await reader.until(atEnd);
    await reader.page.locator('.ss-to-end').waitFor({ state: 'detached' });
  });

  it('loads what came earlier when one scrolls up to it, and does not jump', async () => {
    const { reader } = await longChat(120);
    expect(await reader.said.count()).toBe(50);
    await reader.page.locator('.ss-message-list').hover();
    await reader.page.mouse.wheel(0, -10_000);
    await reader.page.locator('.ss-message').first().getByText('line 21', { exact: true }).waitFor();
    expect(await placeOf(reader, 'line 71')).toBeGreaterThan(0);
    expect(await placeOf(reader, 'line 71')).toBeLessThan(200);
    await reader.page.mouse.wheel(0, -100_000);
    await reader.page.getByText('This is where the chat begins.').waitFor();
    expect(await reader.texts()).toEqual(Array.from({ length: 120 }, (_, index) => `line ${index + 1}`));
  });

  it('can be read and answered by keyboard alone', async () => {
    const { reader } = await longChat(3);
    await reader.page.locator('.ss-message-list').focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await reader.page.keyboard.press(key);
    await reader.page.getByText('Replying to Writer').waitFor();
    await reader.page.keyboard.type('an answer');
    // The key that began it is not in it.
    expect(await reader.field.inputValue()).toBe('an answer');
    await reader.page.keyboard.press('Enter');
    await reader.seen('an answer');
    expect(
      await reader.page.locator('.ss-message', { hasText: 'an answer' }).locator('.ss-quote').textContent(),
    ).toContain('line 2');
  });

  it('has its links within reach of the keyboard, in the message that one is at', async () => {
    const { writer, reader } = await longChat(3);
    const { id } = await writer.send('demo', 'see https://a.example/one');
    const answer = { room: 'demo', text: 'and https://a.example/two', clientMsgId: 'a', replyTo: id };
    await writer.request('message:send', answer);
    await reader.page.getByRole('link', { name: 'https://a.example/two' }).waitFor();
    const focused = () => reader.page.evaluate('document.activeElement.textContent');
    await reader.page.locator('.ss-message-list').focus();
    for (const key of ['ArrowUp', 'Tab']) await reader.page.keyboard.press(key);
    expect(await focused()).toContain('see https://a.example/one');
    await reader.page.keyboard.press('Tab');
    expect(await focused()).toBe('https://a.example/two');
    for (const key of ['ArrowUp', 'Tab']) await reader.page.keyboard.press(key);
    expect(await focused()).toBe('https://a.example/one');
    expect(await reader.page.locator('.ss-message-list a[tabindex="-1"]').count()).toBe(1);
  });
});
