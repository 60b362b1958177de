import { Session } from '../runner/session.mjs';
import { residentBytes } from '../shared/processor-time.mjs';
import { sleep } from '../shared/clock.mjs';

/** One viewer in five stops reading. */
const NTH = 5;
const RATE = 100;
/** With long messages long enough for the kernel's buffers to fill (up to 4 MB a socket), then the server's queue. */
const SECONDS = 45;

/**
 * @typedef {object} StoppedFigures
 * @property {number} p99Without
 * @property {number} p99With
 * @property {number} megabytesWithout at most, resident
 * @property {number} megabytesWith
 * @property {number} closed stopped readers whose connection the server ended
 * @property {number} missing messages that others should have got and did not, in either run
 */

/**
 * What readers who have stopped do to the others and to the server's memory.
 *
 * @param {import('../scenarios.mjs').Special} scenario
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../options.mjs').Plan} plan
 * @returns {Promise<StoppedFigures>}
 */
export async function measureStopped({ viewers }, contender, plan) {
  const without = await run(viewers, contender, plan, false);
  const stopped = await run(viewers, contender, plan, true);
  return {
    p99Without: without.p99,
    p99With: stopped.p99,
    megabytesWithout: without.megabytes,
    megabytesWith: stopped.megabytes,
    closed: stopped.closed,
    missing: without.missing + stopped.missing,
  };
}

/**
 * @param {number} viewers
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../options.mjs').Plan} plan
 * @param {boolean} stop
 */
async function run(viewers, contender, plan, stop) {
  const session = await Session.open(contender, 1, plan.cores);
  const { generator, server } = session;
  try {
    await session.seat(viewers);
    await session.speak({ rate: RATE, long: true });
    await sleep(1_500);
    if (stop) await generator.ask('stopReading', { nth: NTH });
    await generator.ask('mark');
    const megabytes = await mostMegabytes(server.pid, SECONDS);
    /** @type {import('./sample.mjs').Counted} */
    const { p99 } = await generator.ask('cut');
    const { closed, missing } = await session.silence({});
    return { p99, megabytes, closed, missing };
  } finally {
    await session.close();
  }
}

/** @param {number} pid @param {number} seconds */
async function mostMegabytes(pid, seconds) {
  let most = 0;
  for (let i = 0; i < seconds; i++) {
    await sleep(1_000);
    most = Math.max(most, (residentBytes(pid) ?? NaN) / 2 ** 20);
  }
  return most;
}
