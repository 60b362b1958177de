import { Session } from '../../bench/runner/session.mjs';
import { sleep } from '../../bench/shared/clock.mjs';
import { roomName } from '../../bench/shared/messages.mjs';
import { Chromium } from './browser/chromium.mjs';
import { machineBetween, readMachine } from './machine-time.mjs';
import { HEAP_EVERY, REST } from './options.mjs';

/** Who speaks. They have the room to themselves and the page, so that the server does not take the processor from it. */
const SPEAKERS = 50;
const PAGE = 'probe';

/** @typedef {import('./seen.js').Seen} Seen */
/** @typedef {{ seconds: number, bytes: number }} Heap */

/**
 * One list's figures at one rate.
 * @typedef {object} Sample
 * @property {string} list
 * @property {number} rate
 * @property {Seen} rest before anybody spoke
 * @property {Seen} load
 * @property {Heap[]} heap after collections; seconds since somebody spoke
 * @property {number} rows in the page at the end
 * @property {number} busy share of a core that Chromium took, all of its processes
 * @property {number} waited share of the time that its main thread was ready and others had its core
 * @property {number} others share of the machine that programs took which have no part in this
 */

/**
 * @param {string} name
 * @param {import('./lists.mjs').List} list
 * @param {number} rate
 * @param {import('./options.mjs').Plan & { origin: string, scratch: string, core: number | undefined }} plan
 * @returns {Promise<Sample>}
 */
export async function measure(name, list, rate, plan) {
  const cores = plan.core === undefined ? undefined : { server: plan.core, generator: plan.core };
  const session = await Session.open(list.contender, 1, cores);
  const chromium = new Chromium(plan.scratch);
  try {
    await session.seat(SPEAKERS);
    const server = encodeURIComponent(`http://127.0.0.1:${session.port}`);
    const page = await chromium.open(`${plan.origin}/?list=${name}&room=${roomName(0)}&server=${server}`);
    await page.until(`window.${PAGE} !== undefined`);
    await say(session, page);
    await page.slowDown(plan.slowdown);
    const rest = await watched(page, () => sleep(REST * 1000));
    const figures = await underLoad({ session, chromium, page, rate, plan });
    return { list: name, rate, rest, ...figures };
  } finally {
    await Promise.all([chromium.close(), session.close()]);
  }
}

/** One message that the page shows: it is there, and joined. @param {Session} session @param {Page} page */
async function say(session, page) {
  await session.speak({ rate: 2 });
  await page.until(`${PAGE}.rows > 0`);
  await session.silence({});
}

/**
 * @param {{ session: Session, chromium: Chromium, page: Page, rate: number, plan: import('./options.mjs').Plan }} what
 */
async function underLoad({ session, chromium, page, rate, plan }) {
  const pids = await processes(session, chromium);
  await session.speak({ rate });
  await sleep(plan.warmUp * 1000);
  const heap = [await look(page, plan.warmUp)];
  const before = readMachine(pids.all);
  const load = await watched(page, async () => {
    for (let seconds = HEAP_EVERY; seconds < plan.seconds; seconds += HEAP_EVERY) {
      await sleep(HEAP_EVERY * 1000);
      await page.evaluate(`${PAGE}.pause()`);
      heap.push(await look(page, plan.warmUp + seconds));
      await page.evaluate(`${PAGE}.resume()`);
    }
    await sleep((plan.seconds % HEAP_EVERY || HEAP_EVERY) * 1000);
  });
  const machine = machineBetween(before, readMachine(pids.all));
  heap.push(await look(page, plan.warmUp + plan.seconds));
  const rows = await page.evaluate(`${PAGE}.rows`);
  await session.silence({});
  const busy = pids.chromium.reduce((sum, pid) => sum + machine.worked(pid), 0);
  const [busiest = 0] = pids.renderers.sort((one, other) => machine.worked(other) - machine.worked(one));
  return { load, heap, rows, busy, waited: machine.waited(busiest), others: machine.others };
}

/** @typedef {import('./browser/page.mjs').Page} Page */

/** @param {Page} page @param {() => Promise<void>} act @returns {Promise<Seen>} */
async function watched(page, act) {
  await page.evaluate(`${PAGE}.begin()`);
  await act();
  return page.evaluate(`${PAGE}.end()`);
}

/** @param {Page} page @param {number} seconds @returns {Promise<Heap>} */
async function look(page, seconds) {
  return { seconds, bytes: await page.heap() };
}

/** @param {Session} session @param {Chromium} chromium */
async function processes(session, chromium) {
  const found = await chromium.processes();
  const renderers = found.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const generator = session.generator.child.pid ?? 0;
  const browser = found.map(({ id }) => id);
  return { renderers, chromium: browser, all: [process.pid, session.server.pid, generator, ...browser] };
}
