import type { CDPSession } from 'playwright-core';
import { startChat } from '../../src/testing/start-chat.js';
import { ChatPage } from './chat-page.js';
import { describeInChromium } from './chromium.js';

/** Types as an input method does, through the browser's own input pipeline. */
class InputMethod {
  constructor(private readonly browser: CDPSession) {}

  async compose(...steps: string[]): Promise<void> {
    for (const text of steps)
      await this.browser.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
  }

  async commit(text: string): Promise<void> {
    await this.browser.send('Input.insertText', { text });
  }

  /** Enter as a page sees it that the input method takes for itself. */
  async takenEnter(): Promise<void> {
    await this.enter('rawKeyDown', 229);
  }

  async plainEnter(): Promise<void> {
    await this.enter('keyDown', 13, '\r');
  }

  async releaseEnter(): Promise<void> {
    await this.enter('keyUp', 13);
  }

  private async enter(
    type: 'rawKeyDown' | 'keyDown' | 'keyUp',
    windowsVirtualKeyCode: number,
    text?: string,
  ) {
    await this.browser.send('Input.dispatchKeyEvent', {
      type,
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode,
      text,
    });
  }
}

async function typing() {
  const { url } = await startChat();
  const chat = await ChatPage.open(url, { locale: 'ko-KR' });
  await chat.field.focus();
  const keyboard = new InputMethod(await chat.page.context().newCDPSession(chat.page));
  return { chat, keyboard };
}

describeInChromium('one press of Enter', () => {
  it('in the middle of a Hangul syllable sends once, whole, and leaves nothing behind', async () => {
    const { chat, keyboard } = await typing();
    await keyboard.commit('안');
    await keyboard.compose('ㄴ', '녀', '녕');
    await keyboard.takenEnter();
    await keyboard.commit('녕');
    await keyboard.releaseEnter();
    await chat.seen('안녕');
    expect(await chat.field.inputValue()).toBe('');
    await chat.say('다음');
    expect(await chat.texts()).toEqual(['안녕', '다음']);
  });

  it('that arrives a second time without the input method sends no second time', async () => {
    const { chat, keyboard } = await typing();
    await keyboard.compose('ㄴ', '녀', '녕');
    await keyboard.takenEnter();
    await keyboard.commit('녕');
    await keyboard.plainEnter();
    await keyboard.releaseEnter();
    await chat.say('다음');
    expect(await chat.texts()).toEqual(['녕', '다음']);
  });

  it('that the input method lets pass ends the syllable and sends it', async () => {
    const { chat, keyboard } = await typing();
    await keyboard.compose('ㄴ', '녀', '녕');
    await keyboard.plainEnter();
    await keyboard.releaseEnter();
    await chat.seen('녕');
    expect(await chat.field.inputValue()).toBe('');
    await chat.say('다음');
    expect(await chat.texts()).toEqual(['녕', '다음']);
  });

  it('that only picks a Japanese candidate sends nothing; the next one does', async () => {
    const { chat, keyboard } = await typing();
    await keyboard.compose('に', 'にほん', '日本');
    await keyboard.takenEnter();
    await keyboard.commit('日本');
    await keyboard.releaseEnter();
    expect(await chat.field.inputValue()).toBe('日本');
    await keyboard.plainEnter();
    await keyboard.releaseEnter();
    expect(await chat.endsWith('日本')).toEqual(['日本']);
  });

  it('that puts what a Chinese input method was given into the field sends nothing; the next one does', async () => {
    const { chat, keyboard } = await typing();
    await keyboard.compose('n', 'ni', "ni'hao");
    await keyboard.commit('你好');
    await keyboard.compose('b', 'bye');
    await keyboard.takenEnter();
    await keyboard.commit('bye');
    await keyboard.releaseEnter();
    expect(await chat.field.inputValue()).toBe('你好bye');
    await keyboard.plainEnter();
    await keyboard.releaseEnter();
    expect(await chat.endsWith('你好bye')).toEqual(['你好bye']);
  });

  it('with Shift begins a new line', async () => {
    const { chat } = await typing();
    await chat.page.keyboard.type('one');
    await chat.page.keyboard.press('Shift+Enter');
    await chat.page.keyboard.type('two');
    await chat.page.keyboard.press('Enter');
    await chat.said.first().waitFor();
    expect(await chat.texts()).toEqual(['one\ntwo']);
  });
});
