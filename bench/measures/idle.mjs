import { Session } from '../runner/session.mjs';
import { sleep } from '../shared/clock.mjs';

/** Viewers who come first: what a server loads and grows once is not theirs, who are counted. */
const FIRST = 1000;

/**
 * @typedef {object} IdleFigures
 * @property {number} kilobytesPerViewer
 * @property {number} microsPerConnect the server's processor time
 * @property {number} connectsPerSecond
 * @property {number} microsPerJoin
 */

/**
 * What viewers cost who connect, join, and say nothing.
 *
 * @param {import('../scenarios.mjs').Special} scenario
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../options.mjs').Plan} plan
 * @returns {Promise<IdleFigures>}
 */
export async function measureIdle({ viewers }, contender, plan) {
  const session = await Session.open(contender, 1, plan.cores);
  try {
    await session.seat(FIRST);
    const before = await settledMemory(session);
    /** @type {import('../runner/session.mjs').Effort} */
    const connect = await session.generator.ask('connect', { count: viewers });
    /** @type {import('../runner/session.mjs').Effort} */
    const join = await session.generator.ask('join');
    const after = await settledMemory(session);
    return {
      kilobytesPerViewer: (after - before) / viewers / 1024,
      microsPerConnect: (connect.serverMicros ?? NaN) / viewers,
      connectsPerSecond: viewers / connect.seconds,
      microsPerJoin: (join.serverMicros ?? NaN) / viewers,
    };
  } finally {
    await session.close();
  }
}

/** @param {Session} session @returns {Promise<number>} resident bytes once garbage is collected */
async function settledMemory({ server }) {
  await sleep(1_000);
  await server.ask('memory');
  // What was freed is given back to the system a little later.
  await sleep(500);
  /** @type {{ rss: number }} */
  const { rss } = await server.ask('memory');
  return rss;
}
