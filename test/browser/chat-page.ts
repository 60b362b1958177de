import type { BrowserContextOptions, Page } from 'playwright-core';
import { newPage } from './chromium.js';

export interface Visit extends BrowserContextOptions {
  /** What follows the `?`. */
  query?: string;
}

/** The demo page, as somebody sees it who chats there. */
export class ChatPage {
  readonly field;
  readonly said;
  readonly refusal;
  readonly connection;

  constructor(readonly page: Page) {
    this.field = page.locator('.ss-composer textarea');
    this.said = page.locator('.ss-message:not(.ss-pending) .ss-text');
    this.refusal = page.locator('.ss-refusal p');
    this.connection = page.locator('.ss-connection-bar');
  }

  /** Opens the page at a chat and waits until it is live. With less motion, or the moving picture takes the time of the tests. */
  static async open(url: string, { query = '', ...options }: Visit = {}): Promise<ChatPage> {
    const chat = new ChatPage(await newPage({ locale: 'en-US', reducedMotion: 'reduce', ...options }));
    await chat.page.goto(`${url}/?${query}`);
    await chat.live();
    return chat;
  }

  /** Another tab of the same person. */
  async newTab(): Promise<ChatPage> {
    const tab = new ChatPage(await this.page.context().newPage());
    await tab.page.goto(this.page.url());
    await tab.live();
    return tab;
  }

  live(): Promise<void> {
    return this.page.locator('.ss-state-dot.ss-live').waitFor();
  }

  async say(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await this.seen(text);
  }

  /** Until the expression holds. Not `waitForFunction`: that evaluates text within the page, whose policy forbids it. */
  until(expression: string): Promise<unknown> {
    return this.page.evaluate(`new Promise((resolve) => {
      const look = () => (${expression} ? resolve() : requestAnimationFrame(look));
      look();
    })`);
  }

  seen(text: string): Promise<void> {
    return this.said.getByText(text, { exact: true }).first().waitFor();
  }

  /** The last message is this one: all before it have been shown. */
  async endsWith(text: string): Promise<string[]> {
    await this.page.locator('.ss-message:not(.ss-pending)').last().getByText(text, { exact: true }).waitFor();
    return this.texts();
  }

  texts(): Promise<string[]> {
    return this.said.allTextContents();
  }

  async nickname(): Promise<string> {
    return (await this.page.locator('.ss-identity b').textContent()) ?? '';
  }

  async rename(nickname: string): Promise<void> {
    await this.page.locator('.ss-identity button').click();
    await this.page.locator('dialog input').fill(nickname);
    await this.page.locator('dialog input').press('Enter');
  }
}
