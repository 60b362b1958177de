import { sleep } from '../../../bench/shared/clock.mjs';
import { Unanswered } from './unanswered.mjs';

const POLL_MS = 50;
const THERE_WITHIN_MS = 20_000;
/** Nobody who waits for so long for a page to move is still there. */
const ANSWER_WITHIN_MS = 30_000;

/** One page in Chromium. */
export class Page {
  /**
   * @param {import('./devtools.mjs').DevTools} devTools
   * @param {string} sessionId
   */
  constructor(devTools, sessionId) {
    this.devTools = devTools;
    this.sessionId = sessionId;
  }

  /**
   * @template T
   * @param {string} expression
   * @param {number} [withinMs]
   * @returns {Promise<T>}
   * @throws Unanswered
   */
  async evaluate(expression, withinMs) {
    /** @type {{ result: { value: T }, exceptionDetails?: { text: string } }} */
    const { result, exceptionDetails } = await this.ask(
      'Runtime.evaluate',
      { expression, returnByValue: true },
      withinMs,
    );
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value;
  }

  /** Waits until it is true. @param {string} expression */
  async until(expression) {
    const deadline = Date.now() + THERE_WITHIN_MS;
    while (!(await this.evaluate(expression))) {
      if (Date.now() > deadline) throw new Error(`never came true in the page: ${expression}`);
      await sleep(POLL_MS);
    }
  }

  /** Has its processor be so many times slower. @param {number} rate */
  async slowDown(rate) {
    await this.ask('Emulation.setCPUThrottlingRate', { rate });
  }

  /** Bytes of JavaScript objects that are still needed. @throws Unanswered */
  async heap() {
    await this.ask('HeapProfiler.collectGarbage', {});
    /** @type {{ usedSize: number }} */
    const { usedSize } = await this.ask('Runtime.getHeapUsage', {});
    return usedSize;
  }

  /**
   * @template T
   * @param {string} method
   * @param {object} params
   * @param {number} [withinMs]
   * @returns {Promise<T>}
   */
  async ask(method, params, withinMs = ANSWER_WITHIN_MS) {
    const answer = this.devTools.ask(method, params, this.sessionId);
    return new Promise((resolve, reject) => {
      const late = () => reject(new Unanswered(`${method}: no answer within ${withinMs} ms`));
      const timer = setTimeout(late, withinMs);
      void answer.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }
}
