import { figure } from '../report/markdown.mjs';
import { Results } from '../report/results.mjs';
import { missing } from '../runner/catalogue.mjs';
import { contendersIn } from './contenders.mjs';
import { measureFanOut } from './fan-out.mjs';
import { measureIdle } from './idle.mjs';
import { measureRejoin } from './rejoin.mjs';
import { measureStalls } from './stalls.mjs';
import { measureStopped } from './stopped.mjs';

/** What is measured besides fan-out, how, and for which servers it means something. */
const SPECIAL = {
  idle: { measure: measureIdle, servers: ['streamside', 'socketio', 'nest', 'ws', 'bun'] },
  stalls: { measure: measureStalls, servers: ['streamside'] },
  rejoin: { measure: measureRejoin, servers: ['streamside'] },
  stopped: { measure: measureStopped, servers: ['streamside', 'bun'] },
};

/**
 * @param {import('../options.mjs').Plan} plan
 * @param {Record<string, import('../runner/catalogue.mjs').Contender>} all
 * @param {(line: string) => void} note is told how it goes on
 */
export async function measureAll(plan, all, note) {
  const results = new Results();
  const absent = missing(plan.servers);
  for (const [server, reason] of Object.entries(absent)) note(`without ${server}: ${reason}`);
  const servers = plan.servers.filter((server) => !(server in absent));
  for (const scenario of plan.scenarios) {
    note(`\n${scenario.title}`);
    if (scenario.kind !== 'fan-out') await measureSpecial(scenario, servers, all, plan, results, note);
    else
      await measureFanOut(scenario, contendersIn(scenario.name, servers, all), plan, (sample) => {
        results.fanOut.push(sample);
        note(lineOf(sample));
      });
  }
  return results;
}

/**
 * @param {import('../scenarios.mjs').Special} scenario
 * @param {string[]} servers
 * @param {Record<string, import('../runner/catalogue.mjs').Contender>} all
 * @param {import('../options.mjs').Plan} plan
 * @param {Results} results
 * @param {(line: string) => void} note
 */
async function measureSpecial(scenario, servers, all, plan, results, note) {
  const { measure, servers: meant } = SPECIAL[scenario.kind];
  const contenders = contendersIn(
    scenario.name,
    servers.filter((server) => meant.includes(server)),
    all,
  );
  for (let round = 1; round <= plan.rounds; round++)
    for (const [server, contender] of Object.entries(contenders)) {
      const figures = { ...(await measure(scenario, contender, plan)) };
      results.special.push({ scenario: scenario.name, server, round, figures });
      const shown = Object.entries(figures).map(([name, value]) => `${name} ${figure(value)}`);
      note(`  ${round}  ${server.padEnd(18)} ${shown.join(', ')}`);
    }
}

/** @param {import('./sample.mjs').Sample} sample */
function lineOf(sample) {
  const { round, server, microsPerDelivery, p50, p99, messagesPerFrame, saturated, invalid } = sample;
  const { generatorBusy, serverWaited } = sample;
  return [
    `  ${round}  ${server.padEnd(18)} ${figure(microsPerDelivery).padStart(6)} µs per delivery`,
    `p50 ${figure(p50)} p99 ${figure(p99)} ms`,
    `${figure(messagesPerFrame)} per write`,
    `generator ${Math.round(generatorBusy * 100)} % busy`,
    ...(serverWaited > 0.1 ? [`waited ${Math.round(serverWaited * 100)} % for its core`] : []),
    ...(saturated ? ['saturated'] : []),
    ...(invalid.length > 0 ? [`INVALID: ${invalid.join(', ')}`] : []),
  ].join(', ');
}
