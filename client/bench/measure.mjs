import { Session } from '../../bench/runner/session.mjs';
import { sleep } from '../../bench/shared/clock.mjs';
import { roomName } from '../../bench/shared/messages.mjs';
import { Chromium } from './browser/chromium.mjs';
import { PROBE, REST } from './options.mjs';
import { UnderLoad } from './under-load.mjs';

/** Who speaks. They have the room to themselves and the page, so that the server does not take the processor from it. */
const SPEAKERS = 50;

/** @typedef {import('./seen.js').Seen} Seen */
/** @typedef {import('./under-load.mjs').Loaded} Loaded */
/** @typedef {import('./under-load.mjs').Heap} Heap */
/** @typedef {import('./browser/page.mjs').Page} Page */

/**
 * One list's figures at one rate.
 * @typedef {object} Figures
 * @property {string} list
 * @property {number} rate
 * @property {Seen} rest before anybody spoke
 * @property {number} busy share of a core that Chromium took, all of its processes
 * @property {number} waited share of the time that its main thread was ready and others had its core
 * @property {number} others share of the machine that programs took which have no part in this
 * @typedef {Figures & Omit<Loaded, 'machine'>} Sample
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
    await page.until(`window.${PROBE} !== undefined`);
    await say(session, page);
    await page.slowDown(plan.slowdown);
    const rest = await atRest(page);
    return { list: name, rate, rest, ...(await underLoad({ session, chromium, page, rate, plan })) };
  } finally {
    await Promise.all([chromium.close(), session.close()]);
  }
}

/** One message that the page shows: it is there, and joined. @param {Session} session @param {Page} page */
async function say(session, page) {
  await session.speak({ rate: 2 });
  await page.until(`${PROBE}.rows > 0`);
  await session.silence({});
}

/** @param {Page} page @returns {Promise<Seen>} */
async function atRest(page) {
  await page.evaluate(`${PROBE}.begin()`);
  await sleep(REST * 1000);
  return page.evaluate(`${PROBE}.end()`);
}

/**
 * @param {{ session: Session, chromium: Chromium, page: Page, rate: number, plan: import('./options.mjs').Plan }} what
 */
async function underLoad({ session, chromium, page, rate, plan }) {
  const pids = await processes(session, chromium);
  const { machine, ...loaded } = await new UnderLoad(page, pids.all, plan).run(session, rate);
  const busy = pids.chromium.reduce((sum, pid) => sum + machine.worked(pid), 0);
  const [busiest = 0] = pids.renderers.sort((one, other) => machine.worked(other) - machine.worked(one));
  return { ...loaded, busy, waited: machine.waited(busiest), others: machine.others };
}

/** @param {Session} session @param {Chromium} chromium */
async function processes(session, chromium) {
  const found = await chromium.processes();
  const renderers = found.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const generator = session.generator.child.pid ?? 0;
  const browser = found.map(({ id }) => id);
  return { renderers, chromium: browser, all: [process.pid, session.server.pid, generator, ...browser] };
}
