import { fileURLToPath } from 'node:url';
import { GeneratorProcess } from '../runner/generator-process.mjs';
import { sleep } from '../shared/clock.mjs';
import { SECRET } from './stage/stage.mjs';
import { readHeads, readRooms } from './stage/stored.mjs';

/** @typedef {import('./catalogue/fault.mjs').Fault} Fault */
/** @typedef {import('./stage/stage.mjs').Stage} Stage */
/** @typedef {import('./crowd/figures.mjs').Figures} Figures */
/** @typedef {import('./check/problems.mjs').Found} Found */

/**
 * What came of a fault.
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} title
 * @property {boolean} passed
 * @property {Found} [found] absent where no check could be made
 * @property {Figures} [figures]
 * @property {number} [agreeMs] from the end of speaking until all were acked and everybody held everything
 * @property {string[]} problems why it has not passed
 */

const CROWD = fileURLToPath(new URL('crowd/main.mjs', import.meta.url));
const CLIENTS = 300;
const ROOMS = 6;
const RATE = 50;
const AGREE_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** Seconds before the fault and after it, and what becomes of those that it is to last. */
const PACES = {
  full: { before: 3, after: 5, lasting: (/** @type {number} */ seconds) => seconds },
  quick: {
    before: 1,
    after: 1,
    lasting: (/** @type {number} */ seconds) => (seconds > 20 ? 5 : Math.min(seconds, 3)),
  },
};

/**
 * Lets everybody speak, breaks something and mends it, waits until all agree, and checks everything.
 * @param {Fault} fault
 * @param {Stage} stage
 * @param {boolean} quick
 * @returns {Promise<Outcome>}
 */
export async function experiment(fault, stage, quick) {
  const { name, title } = fault;
  try {
    const { found, figures, agreeMs } = await observed(fault, stage, PACES[quick ? 'quick' : 'full']);
    const problems = [...found.told, ...stage.takeDeaths(), ...doubts(fault, figures, agreeMs)];
    return { name, title, passed: problems.length === 0, found, figures, agreeMs, problems };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { name, title, passed: false, problems: [`no check was made: ${reason}`, ...stage.takeDeaths()] };
  }
}

/** @param {Fault} fault @param {Stage} stage @param {typeof PACES['full']} pace */
async function observed(fault, stage, pace) {
  const crowd = new GeneratorProcess([process.execPath, CROWD]);
  const { lasting } = pace;
  const scene = { stage, crowd, lasting, hold: (/** @type {number} */ s) => sleep(lasting(s) * 1000) };
  try {
    await fault.before?.(scene);
    const prefix = `${fault.name}-${Date.now() % 1e6}`;
    const usual = { urls: stage.urls, clients: CLIENTS, rooms: ROOMS, prefix, secret: SECRET };
    await crowd.ask('gather', { ...usual, ...fault.crowd });
    await crowd.ask('speak', { rate: RATE });
    await sleep(pace.before * 1000);
    await fault.act(scene);
    await sleep(pace.after * 1000);
    await crowd.ask('silence');
    const agreeMs = await agreement(stage, crowd, prefix);
    const rooms = await readRooms(stage.database, prefix);
    /** @type {{ found: Found, figures: Figures }} */
    const verdict = await crowd.ask('verdict', { rooms });
    return { ...verdict, agreeMs };
  } finally {
    await crowd.stop();
    await stage.mend();
  }
}

/**
 * Milliseconds until every message is acked and everybody stands at the head, in his room; undefined where that
 * does not come. The heads are read only then: an ack that comes after them is of a message that is beyond them.
 */
async function agreement(
  /** @type {Stage} */ stage,
  /** @type {GeneratorProcess} */ crowd,
  /** @type {string} */ prefix,
) {
  const began = performance.now();
  while (performance.now() - began < AGREE_WITHIN_MS) {
    /** @type {number} */
    const unacked = await crowd.ask('unacked');
    const heads = unacked === 0 && (await readHeads(stage.database, prefix));
    if (heads && (await crowd.ask('lacking', { heads })) === 0) return Math.round(performance.now() - began);
    await sleep(LOOK_EVERY_MS);
  }
  return undefined;
}

/** What stands against an outcome though nothing was lost. @param {Fault} fault @param {Figures} figures @param {number | undefined} agreeMs */
function doubts({ felt, silencing }, figures, agreeMs) {
  const { unanswered, needlesslyAnew, lostConnection, cameBack } = figures;
  return [
    agreeMs === undefined && `not all agree ${AGREE_WITHIN_MS / 1000} s later`,
    felt && !felt(figures) && 'nobody felt the fault',
    unanswered > 0 &&
      !silencing &&
      `${unanswered} requests got no ack in time over a connection that was there`,
    needlesslyAnew > 0 && `${needlesslyAnew} times a client was to begin anew that had missed 300 at most`,
    cameBack < lostConnection && `${lostConnection - cameBack} clients did not come back`,
  ].filter((doubt) => doubt !== false && doubt !== undefined);
}
