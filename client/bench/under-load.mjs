import { sleep } from '../../bench/shared/clock.mjs';
import { Unanswered } from './browser/unanswered.mjs';
import { machineBetween, readMachine } from './machine-time.mjs';
import { HEAP_EVERY, PROBE } from './options.mjs';

/** How long a page may take to come to itself once nobody speaks any more. */
const RECOVERS_WITHIN_MS = 60_000;

/** @typedef {import('./browser/page.mjs').Page} Page */
/** @typedef {import('./seen.js').Seen} Seen */
/** @typedef {{ seconds: number, bytes: number }} Heap */

/**
 * What came of it.
 * @typedef {object} Loaded
 * @property {Seen | undefined} load of the window; of a page that fell silent before it, of all until it came to itself
 * @property {Heap[]} heap after collections; from the window on, where it is known for two moments of it
 * @property {number | undefined} rows in the page at the end
 * @property {number | undefined} silentFrom seconds after the first message, where it answered no more from then on
 * @property {ReturnType<typeof machineBetween>} machine
 */

/** One page while others speak, from the first message to the end of the window, or until it answers no more. */
export class UnderLoad {
  /** @type {Heap[]} */
  heap = [];
  began = 0;

  /**
   * @param {Page} page
   * @param {number[]} pids of all that has a part in it
   * @param {import('./options.mjs').Plan} plan
   */
  constructor(page, pids, plan) {
    this.page = page;
    this.pids = pids;
    this.plan = plan;
    this.machine = readMachine(pids);
  }

  /**
   * @param {import('../../bench/runner/session.mjs').Session} session
   * @param {number} rate
   * @returns {Promise<Loaded>}
   */
  async run(session, rate) {
    await this.begin();
    await session.speak({ rate });
    this.began = performance.now();
    const silentFrom = await this.untilSilent();
    const machine = machineBetween(this.machine, readMachine(this.pids));
    // What it cannot be asked under load it is asked when nobody speaks any more.
    if (silentFrom !== undefined) await session.silence({});
    /** @type {Seen | undefined} */
    const load = this.load ?? (await this.afterwards('end()'));
    /** @type {number | undefined} */
    const rows = await this.afterwards('rows');
    if (silentFrom === undefined) await session.silence({});
    return { load, rows, machine, silentFrom, heap: this.heapOfWindow() };
  }

  /** @returns {Promise<number | undefined>} since when it is silent */
  async untilSilent() {
    const { warmUp, seconds } = this.plan;
    try {
      await this.look(warmUp);
      await this.begin();
      await this.look(seconds);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return this.seconds();
    }
    return undefined;
  }

  async begin() {
    this.load = undefined;
    this.machine = readMachine(this.pids);
    await this.page.evaluate(`${PROBE}.begin()`);
  }

  /** So long, with a look at the heap now and then, which counts for no frame. @param {number} seconds */
  async look(seconds) {
    for (let at = HEAP_EVERY; at < seconds; at += HEAP_EVERY) {
      await sleep(HEAP_EVERY * 1000);
      await this.page.evaluate(`${PROBE}.pause()`);
      await this.lookAtHeap();
      await this.page.evaluate(`${PROBE}.resume()`);
    }
    await sleep((seconds % HEAP_EVERY || HEAP_EVERY) * 1000);
    /** @type {Seen} */
    this.load = await this.page.evaluate(`${PROBE}.end()`);
    await this.lookAtHeap();
  }

  async lookAtHeap() {
    const bytes = await this.page.heap();
    this.heap.push({ seconds: this.seconds(), bytes });
  }

  heapOfWindow() {
    const inWindow = this.heap.filter(({ seconds }) => seconds >= this.plan.warmUp);
    return inWindow.length > 1 ? inWindow : this.heap;
  }

  seconds() {
    return (performance.now() - this.began) / 1000;
  }

  /**
   * @template T
   * @param {string} what of the probe's
   * @returns {Promise<T | undefined>} nothing where it does not come to itself
   */
  async afterwards(what) {
    try {
      return await this.page.evaluate(`${PROBE}.${what}`, RECOVERS_WITHIN_MS);
    } catch (error) {
      if (error instanceof Unanswered) return undefined;
      throw error;
    }
  }
}
