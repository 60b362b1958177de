import { Questions } from '../../../bench/runner/questions.mjs';

const END_OF_MESSAGE = '\0';

/**
 * Chromium's own protocol, and no more of it than is asked for. Browser drivers listen to every frame of
 * every WebSocket: that would cost a page that gets a thousand of them a second, and not one that gets ten.
 */
export class DevTools {
  questions = new Questions();
  rest = '';

  /**
   * @param {import('node:stream').Writable} write
   * @param {import('node:stream').Readable} read
   */
  constructor(write, read) {
    this.output = write;
    // A browser that is gone answers no more; its exit says so.
    this.output.on('error', () => undefined);
    read.setEncoding('utf8');
    read.on('data', (chunk) => this.hear(chunk));
  }

  /**
   * @template T
   * @param {string} method
   * @param {object} [params]
   * @param {string} [sessionId] of a page
   * @returns {Promise<T>}
   */
  ask(method, params = {}, sessionId) {
    return this.questions.ask(method, (id) =>
      this.output.write(`${JSON.stringify({ id, method, params, sessionId })}${END_OF_MESSAGE}`),
    );
  }

  hear(/** @type {string} */ chunk) {
    const messages = (this.rest + chunk).split(END_OF_MESSAGE);
    this.rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message);
      if (id !== undefined) this.questions.take({ id, result, error: error?.message });
    }
  }
}
