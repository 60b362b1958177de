import { sleep } from '../shared/clock.mjs';
import { Session } from '../runner/session.mjs';

/** Deliveries with which a server is warmed before it is measured, and how fast at least. */
const WARM_UP = { deliveries: 100_000, messagesPerSecond: 100, mostMs: 3_000 };
/** How long the load runs before the window begins. */
const SETTLE_MS = 700;
/** Share of the deliveries due below which a server has not kept up. */
const KEPT_UP = 0.95;
/** Flushes as rare as this are a message each: the floor then writes per message too. */
const ONE_EACH = 1.05;

/**
 * What the load generator found in one window.
 * @typedef {object} Counted
 * @property {number} seconds
 * @property {number} deliveries
 * @property {number} [serverMicros]
 * @property {number} generatorBusy share of its core
 * @property {number} bytesPerDelivery
 * @property {number} messagesPerFrame
 * @property {number} flushEveryMs
 * @property {number} p50
 * @property {number} p99
 */

/** @typedef {{ said: number, acked: number, refused: number, missing: number, lost: number, duplicated: number, disorder: number }} Checked */

/** @typedef {{ name: string, contender: import('../runner/catalogue.mjs').Contender, session?: Session, said: number }} Entrant */

/**
 * A server's figures in one round.
 * @typedef {object} Sample
 * @property {string} scenario
 * @property {string} server
 * @property {number} round
 * @property {number} [microsPerDelivery] the server's own processor time
 * @property {number} deliveriesPerSecond
 * @property {number} p50
 * @property {number} p99
 * @property {number} serverBusy share of its core
 * @property {number} generatorBusy
 * @property {number} bytesPerDelivery
 * @property {number} messagesPerFrame
 * @property {number} flushEveryMs
 * @property {boolean} saturated it did not deliver in time what it was given
 * @property {string[]} invalid why the figures mean nothing; empty where they do
 */

/**
 * All servers in turn, round after round: what disturbs the machine disturbs all of them.
 *
 * @param {import('../scenarios.mjs').FanOut} scenario
 * @param {Record<string, import('../runner/catalogue.mjs').Contender>} contenders
 * @param {import('../options.mjs').Plan} plan
 * @param {(sample: Sample) => void} onSample
 */
export async function measureFanOut(scenario, contenders, plan, onSample) {
  /** @type {Entrant[]} */
  const entrants = Object.entries(contenders).map(([name, contender]) => ({ name, contender, said: 0 }));
  let windowMs = 0;
  try {
    for (let round = 1; round <= plan.rounds; round++)
      for (const entrant of entrants) {
        const sample = await measure(entrant, scenario, plan, windowMs);
        if (entrant.name.startsWith('streamside')) windowMs = windowOf(sample);
        onSample({ ...sample, round });
      }
  } finally {
    await Promise.all(entrants.map(({ session }) => session?.close()));
  }
}

/** The least time between flushes with which the floor flushes as often. @param {Omit<Sample, 'round'>} sample */
const windowOf = ({ messagesPerFrame, flushEveryMs }) => (messagesPerFrame < ONE_EACH ? 0 : flushEveryMs);

/**
 * @param {Entrant} entrant
 * @param {import('../scenarios.mjs').FanOut} scenario
 * @param {import('../options.mjs').Plan} plan
 * @param {number} windowMs
 * @returns {Promise<Omit<Sample, 'round'>>}
 */
async function measure(entrant, scenario, plan, windowMs) {
  const session = (entrant.session ??= await prepare(entrant.contender, scenario, plan));
  const { server, generator } = session;
  if (entrant.contender.sameWindow) server.write(`W ${Math.round(windowMs * 1000)}`);
  await speak(session, entrant.contender, scenario);
  await sleep(SETTLE_MS);
  await generator.ask('mark');
  await sleep(plan.seconds * 1000);
  /** @type {Counted} */
  const counted = await generator.ask('cut');
  /** @type {Checked} */
  const checked = await generator.ask('drain', await silence(session, entrant.contender, scenario));
  const found = verdict(counted, checked, (scenario.rate * scenario.viewers) / scenario.rooms);
  // What it still owes would be charged to the next round.
  if (found.saturated || found.invalid.length > 0) await close(entrant);
  return { scenario: scenario.name, server: entrant.name, ...figures(counted), ...found };
}

/** @param {Entrant} entrant */
async function close(entrant) {
  await entrant.session?.close();
  entrant.session = undefined;
}

/**
 * Starts a server, seats its viewers and warms it up.
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../scenarios.mjs').FanOut} scenario
 * @param {import('../options.mjs').Plan} plan
 */
async function prepare(contender, scenario, plan) {
  const session = await Session.open(contender, scenario.rooms, plan.cores);
  try {
    await session.seat(scenario.viewers);
    const perMessage = scenario.viewers / scenario.rooms;
    const messages = WARM_UP.deliveries / perMessage;
    const rate = Math.max(WARM_UP.messagesPerSecond, scenario.rate);
    await speak(session, contender, { ...scenario, rate });
    await sleep(Math.min(WARM_UP.mostMs, (messages / rate) * 1000));
    await session.generator.ask('drain', await silence(session, contender, scenario));
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/**
 * @param {Session} session
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../scenarios.mjs').FanOut} scenario
 */
async function speak({ server, generator }, { protocol }, { rate, inside }) {
  if (!inside) await generator.ask('speak', { rate });
  else if (protocol === 'floor') server.write(`S ${rate}`);
  else await server.ask('speak', { rate });
}

/**
 * @param {Session} session
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../scenarios.mjs').FanOut} scenario
 * @returns {Promise<{ said?: number }>} how many the server has said, where it was the server
 */
async function silence({ server }, { protocol }, { inside }) {
  if (!inside) return {};
  if (protocol !== 'floor') return server.ask('silence');
  server.write('S 0');
  return { said: await server.telling('said') };
}

/** @param {Counted} counted */
function figures(counted) {
  const { seconds, deliveries, serverMicros } = counted;
  return {
    microsPerDelivery: serverMicros === undefined ? undefined : serverMicros / deliveries,
    deliveriesPerSecond: deliveries / seconds,
    serverBusy: (serverMicros ?? 0) / 1e6 / seconds,
    p50: counted.p50,
    p99: counted.p99,
    generatorBusy: counted.generatorBusy,
    bytesPerDelivery: counted.bytesPerDelivery,
    messagesPerFrame: counted.messagesPerFrame,
    flushEveryMs: counted.flushEveryMs,
  };
}

/**
 * @param {Counted} counted
 * @param {Checked} checked
 * @param {number} perSecond deliveries that there have to be
 */
function verdict({ generatorBusy, deliveries, seconds }, checked, perSecond) {
  const { missing, lost, duplicated, disorder, refused } = checked;
  const invalid = [
    generatorBusy > 0.9 && `load generator ${Math.round(generatorBusy * 100)}% busy`,
    deliveries === 0 && 'nothing delivered',
    lost > 0 && `${lost} lost`,
    duplicated > 0 && `${duplicated} twice`,
    disorder > 0 && `${disorder} out of order`,
    refused > 0 && `${refused} refused`,
  ].filter((reason) => reason !== false);
  return { saturated: missing > 0 || deliveries / seconds < KEPT_UP * perSecond, invalid };
}
