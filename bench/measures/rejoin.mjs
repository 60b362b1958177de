import { Session } from '../runner/session.mjs';
import { sleep } from '../shared/clock.mjs';

const MISSED = 500;
const SAID = { messages: 700, perSecond: 200 };
/** Viewers who see to it that the room stays in memory. */
const SEATED = 50;

/**
 * @typedef {object} RejoinFigures
 * @property {number} microsPerJoin the server's processor time for a plain connect and join
 * @property {number} microsPerRejoin for a connect and join with 500 missed events
 * @property {number} recovered share of those who got exactly what they missed
 * @property {number} events in the largest reply
 */

/**
 * What it costs when viewers come back, beside what it costs when they come.
 *
 * @param {import('../scenarios.mjs').Special} scenario
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../options.mjs').Plan} plan
 * @returns {Promise<RejoinFigures>}
 */
export async function measureRejoin({ viewers: count }, contender, plan) {
  const session = await Session.open(contender, 1, plan.cores);
  const { generator } = session;
  /** @param {object} [since] @returns {Promise<import('../runner/session.mjs').Effort>} */
  const storm = async (since) => {
    await sleep(700); // until those before are gone
    return generator.ask('storm', { count, since });
  };
  try {
    await session.seat(SEATED);
    await session.speak({ rate: SAID.perSecond });
    await sleep((SAID.messages / SAID.perSecond) * 1000);
    await session.silence({});
    /** @type {{ epoch: string, seq: number }} */
    const { epoch, seq } = await generator.ask('position');
    const since = { epoch, seq: seq - MISSED };
    await storm();
    await storm(since);
    const plain = await storm();
    const rejoin = await storm(since);
    return {
      microsPerJoin: (plain.serverMicros ?? NaN) / count,
      microsPerRejoin: (rejoin.serverMicros ?? NaN) / count,
      recovered: rejoin.recovered / count,
      events: rejoin.events,
    };
  } finally {
    await session.close();
  }
}
