import { Session } from '../runner/session.mjs';
import { sleep } from '../shared/clock.mjs';

const RATE = 100;
/** Until batches, compilers and the database's log are as they stay. */
const SETTLE_MS = 5_000;
const WATCH_MS = 10_000;

/**
 * @typedef {object} StallFigures
 * @property {number} longestMs for which the event loop did nothing else
 * @property {number} p999Ms what it was late by in all but a thousandth of the looks
 */

/**
 * How long a server's event loop stands still while a big room is busy. Not in the same window as processor
 * time: to look each millisecond takes some itself.
 *
 * @param {import('../scenarios.mjs').Special} scenario
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../options.mjs').Plan} plan
 * @returns {Promise<StallFigures>}
 */
export async function measureStalls({ viewers }, contender, plan) {
  const session = await Session.open(contender, 1, plan.cores);
  try {
    await session.seat(viewers);
    await session.speak({ rate: RATE });
    await sleep(SETTLE_MS);
    await session.server.ask('watchLoop');
    await sleep(WATCH_MS);
    return await session.server.ask('loopWatched');
  } finally {
    await session.close();
  }
}
