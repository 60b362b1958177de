import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session } from '../runner/session.mjs';
import { sleep } from '../shared/clock.mjs';

/** Between two samples of the profiler. */
const MICROS = 250;
/** Viewers who come before those whose coming is looked at. */
const FIRST = 1000;

/** Waiting, and what starts and stops the profiler. */
const NOT_WORK = ['(idle)\nnative', 'dispatch\nnative'];

/** @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number } }} ProfileNode */
/** @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} CpuProfile */
/** @typedef {{ name: string, where: string, share: number }} Spent share of the time on the core */

/**
 * Where a server's time goes while messages are sent, or, in the scenario `idle`, while viewers come.
 *
 * @param {import('../scenarios.mjs').Scenario} scenario
 * @param {import('../runner/catalogue.mjs').Contender} contender
 * @param {import('../options.mjs').Plan} plan
 * @param {string} scratch
 * @returns {Promise<Spent[]>} by function, without the time in which there was nothing to do
 */
export async function profile(scenario, contender, plan, scratch) {
  const speaks = scenario.kind === 'fan-out';
  const session = await Session.open(contender, speaks ? scenario.rooms : 1, plan.cores);
  try {
    await session.seat(speaks ? scenario.viewers : FIRST);
    if (speaks) await session.speak(scenario);
    await sleep(2_000);
    await session.server.ask('profile', { micros: MICROS });
    await (speaks ? sleep(plan.seconds * 1000) : session.seat(scenario.viewers));
    const file = join(scratch, 'profile.json');
    await session.server.ask('profiled', { file });
    return selfTimes(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    await session.close();
  }
}

/** @param {CpuProfile} profile */
function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  /** @type {Map<string, number>} */
  const micros = new Map();
  samples.forEach((id, i) => {
    const { functionName = '', url = '', lineNumber = 0 } = byId.get(id) ?? {};
    const key = `${functionName || '(anonymous)'}\n${placeOf(url)}${url ? `:${lineNumber + 1}` : ''}`;
    micros.set(key, (micros.get(key) ?? 0) + (timeDeltas[i] ?? 0));
  });
  const busy = [...micros].filter(([key]) => !NOT_WORK.includes(key));
  const total = busy.reduce((sum, [, time]) => sum + time, 0);
  return busy
    .map(([key, time]) => {
      const [name = '', where = ''] = key.split('\n');
      return { name, where, share: time / total };
    })
    .sort((a, b) => b.share - a.share);
}

/** A file by the part that a reader knows it by. */
function placeOf(/** @type {string} */ url) {
  if (url === '') return 'native';
  if (url.startsWith('node:')) return url;
  const parts = url.split('/');
  const modules = parts.lastIndexOf('node_modules');
  if (modules !== -1) return parts.slice(modules + 1).join('/');
  const dist = parts.lastIndexOf('dist');
  return dist !== -1 ? `streamside/${parts.slice(dist + 1).join('/')}` : `bench/${parts.slice(-2).join('/')}`;
}
