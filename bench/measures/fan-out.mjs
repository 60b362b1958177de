import { Session } from '../runner/session.mjs';
import { sleep } from '../shared/clock.mjs';
import { figures, verdict } from './sample.mjs';

/** For how long a server has its load before it is measured, and how fast at least; who is full gets no more. */
const WARM_UP = { ms: 2_000, messagesPerSecond: 100, mostDeliveries: 200_000 };
/**
 * Before that, many messages to few viewers: compilers look at what runs often, and what a message takes once
 * would otherwise still be on its way through them minutes later, at the expense of whoever does more for it.
 */
const FIRST = { viewers: 10, rate: 3000, ms: 15_000, msWhereQuick: 3_000 };
/** How long the load runs before the window begins. */
const SETTLE_MS = 700;
/** Messages in a write below which each has one to itself: the floor then writes each for itself as well. */
const ONE_EACH = 1.05;

/** @typedef {import('../scenarios.mjs').FanOut} FanOut */
/** @typedef {import('./sample.mjs').Sample} Sample */

/** @typedef {{ name: string, contender: import('../runner/catalogue.mjs').Contender, session?: Session }} Entrant */

/**
 * All servers in turn, round after round: what disturbs the machine disturbs all of them. They stay up from
 * one round to the next, idle.
 *
 * @param {FanOut} scenario
 * @param {Record<string, import('../runner/catalogue.mjs').Contender>} contenders
 * @param {import('../options.mjs').Plan} plan
 * @param {(sample: Sample) => void} onSample
 */
export async function measureFanOut(scenario, contenders, plan, onSample) {
  /** @type {Entrant[]} */
  const entrants = Object.entries(contenders).map(([name, contender]) => ({ name, contender }));
  let windowMs = 0;
  try {
    for (let round = 1; round <= plan.rounds; round++)
      for (const entrant of entrants) {
        const sample = { ...(await measure(entrant, scenario, plan, windowMs)), round };
        if (entrant.name.startsWith('streamside')) windowMs = windowOf(sample);
        onSample(sample);
      }
  } finally {
    await Promise.all(entrants.map(({ session }) => session?.close()));
  }
}

/** The least time between flushes with which the floor flushes as often. @param {Sample} sample */
const windowOf = ({ messagesPerFrame, flushEveryMs }) => (messagesPerFrame < ONE_EACH ? 0 : flushEveryMs);

/**
 * @param {Entrant} entrant
 * @param {FanOut} scenario
 * @param {import('../options.mjs').Plan} plan
 * @param {number} windowMs
 * @returns {Promise<Omit<Sample, 'round'>>}
 */
async function measure(entrant, scenario, plan, windowMs) {
  const session = (entrant.session ??= await prepare(entrant.contender, scenario, plan));
  if (entrant.contender.sameWindow) session.server.write(`W ${Math.round(windowMs * 1000)}`);
  await session.speak(scenario);
  await sleep(SETTLE_MS);
  await session.generator.ask('mark');
  await sleep(plan.seconds * 1000);
  /** @type {import('./sample.mjs').Counted} */
  const counted = await session.generator.ask('cut');
  const checked = await session.silence(scenario);
  const found = verdict(counted, checked, (scenario.rate * scenario.viewers) / scenario.rooms);
  // What a server still owes would be charged to the next round.
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
 * @param {FanOut} scenario
 * @param {import('../options.mjs').Plan} plan
 */
async function prepare(contender, scenario, plan) {
  const session = await Session.open(contender, scenario.rooms, plan.cores);
  try {
    await session.seat(Math.min(Math.max(FIRST.viewers, scenario.rooms), scenario.viewers));
    const firstMs = plan.quick ? FIRST.msWhereQuick : FIRST.ms;
    await warmUp(session, { ...scenario, rate: FIRST.rate }, firstMs);
    await session.seat(scenario.viewers);
    const rate = Math.max(WARM_UP.messagesPerSecond, scenario.rate);
    const deliveriesPerMs = ((scenario.viewers / scenario.rooms) * rate) / 1000;
    const ms = Math.min(WARM_UP.ms, WARM_UP.mostDeliveries / deliveriesPerMs);
    await warmUp(session, { ...scenario, rate }, ms);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** @param {Session} session @param {FanOut} speech @param {number} ms */
async function warmUp(session, speech, ms) {
  await session.speak(speech);
  await sleep(ms);
  await session.silence(speech);
}
