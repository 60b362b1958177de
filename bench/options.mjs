import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GROUPS, SCENARIOS, scenariosNamed } from './scenarios.mjs';

/**
 * What is to be measured, and how.
 * @typedef {object} Plan
 * @property {import('./scenarios.mjs').Scenario[]} scenarios
 * @property {string[]} servers names; Streamside's forms are chosen by the scenario
 * @property {number} rounds
 * @property {number} seconds of one window
 * @property {string} dist
 * @property {string | undefined} json
 * @property {boolean} quick
 * @property {boolean} profile
 * @property {boolean} publish whether the report goes into docs/
 * @property {import('./runner/cores.mjs').Cores} [cores]
 */

const SERVERS = ['streamside', 'socketio', 'nest', 'ws', 'bun', 'floor', 'floor-window'];
/** The same server with other ways to write; they take part where they are named. */
const WAYS = ['streamside-engine', 'streamside-preencoded'];
/** What the quick run compares, and what it takes to be done in 90 s. */
const QUICK = { servers: ['streamside', 'socketio', 'bun', 'floor-window'], seconds: 3 };

export const HELP = `Measures Streamside beside what one would use instead, on this machine, over loopback.

  npm run bench                          every scenario, every server; takes most of an hour
  npm run bench -- --quick --json FILE   100 msg/s to 1,000 viewers only, in under 90 s
  npm run bench -- --only must           the scenarios that we hold ourselves to
  npm run bench -- --profile             where Streamside's time goes, by function

  --only NAMES      scenarios or groups, with commas between (default: all)
  --servers NAMES   servers, with commas between (default: all)
  --rounds N        rounds; the median is reported (default: 3)
  --seconds N       length of one measured window (default: 4)
  --dist DIR        another build of Streamside than this checkout's
  --json FILE       writes the figures there as well
  --publish         writes docs/performance.md and docs/performance.svg
  --profile         profiles the first scenario of --only instead (default: 1000@100; idle: connecting)
  --help

Scenarios: ${SCENARIOS.map(({ name }) => name).join(', ')}
Groups:    ${Object.keys(GROUPS).join(', ')}
Servers:   ${SERVERS.join(', ')}; and, where they are named, ${WAYS.join(', ')}
`;

const options = /** @type {const} */ ({
  only: { type: 'string' },
  servers: { type: 'string' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string' },
  dist: { type: 'string' },
  json: { type: 'string' },
  quick: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  publish: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/**
 * @param {string[]} args
 * @returns {Plan | 'help'}
 * @throws Error with a sentence for whoever typed them
 */
export function readOptions(args) {
  const { values } = parseArgs({ args, options });
  if (values.help) return 'help';
  const { quick, profile, publish, json } = values;
  const only = values.only ?? (quick || profile ? '1000@100' : 'all');
  return {
    scenarios: scenariosNamed(only.split(',')),
    servers: serversNamed(values.servers?.split(',') ?? (quick ? QUICK.servers : SERVERS)),
    rounds: positive('--rounds', values.rounds),
    seconds: positive('--seconds', values.seconds ?? String(quick ? QUICK.seconds : 4)),
    dist: buildAt(values.dist),
    json,
    quick,
    profile,
    publish,
  };
}

function serversNamed(/** @type {string[]} */ names) {
  const unknown = names.filter((name) => ![...SERVERS, ...WAYS].includes(name));
  if (unknown.length > 0) throw new Error(`no such server: ${unknown.join(', ')}`);
  // Streamside goes first: the floor takes its window from it.
  return [...SERVERS, ...WAYS].filter((name) => names.includes(name));
}

/** @param {string} name of the option @param {string} text */
export function positive(name, text) {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${name} has to be a number above 0`);
  return number;
}

/** @param {string} [directory] */
export function buildAt(directory) {
  const dist =
    directory === undefined ? fileURLToPath(new URL('../dist', import.meta.url)) : resolve(directory);
  if (!existsSync(join(dist, 'main.js'))) throw new Error('Streamside is not built: npm run build');
  return dist;
}
