import { sleep } from '../../../bench/shared/clock.mjs';

const POLL_MS = 50;
const THERE_WITHIN_MS = 20_000;

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
   * @returns {Promise<T>}
   */
  async evaluate(expression) {
    /** @type {{ result: { value: T }, exceptionDetails?: { text: string } }} */
    const { result, exceptionDetails } = await this.devTools.ask(
      'Runtime.evaluate',
      { expression, returnByValue: true },
      this.sessionId,
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
    await this.devTools.ask('Emulation.setCPUThrottlingRate', { rate }, this.sessionId);
  }

  /** Bytes of JavaScript objects that are still needed. */
  async heap() {
    await this.devTools.ask('HeapProfiler.collectGarbage', {}, this.sessionId);
    /** @type {{ usedSize: number }} */
    const { usedSize } = await this.devTools.ask('Runtime.getHeapUsage', {}, this.sessionId);
    return usedSize;
  }
}
