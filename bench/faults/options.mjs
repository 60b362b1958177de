import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FAULTS, faultsNamed } from './catalogue/all.mjs';

/**
 * What is to be broken, and how.
 * @typedef {object} Plan
 * @property {import('./catalogue/fault.mjs').Fault[]} faults
 * @property {boolean} quick
 * @property {string} dist
 * @property {'single' | undefined} on where all of them are to happen, if not each where it belongs
 * @property {string | undefined} json
 * @property {string | undefined} logs
 */

export const HELP = `Breaks one thing after the other under load, and checks that nothing was lost, doubled or put out of order.

  npm run faults                         every fault, at its full length; takes about 15 minutes
  npm run faults -- --quick              every fault, a few seconds each, two side by side; about 2 minutes
  npm run faults -- --only node-killed   this one

  --only NAMES      faults, with commas between (default: all)
  --quick           shorter
  --single          on one node with SQLite, also what belongs on three with PostgreSQL and Redis
  --dist DIR        another build of Streamside than this checkout's
  --json FILE       writes the figures there as well
  --logs DIR        keeps there what the nodes print
  --list            names the faults
  --help

Three nodes need a PostgreSQL and a Redis. Both are started here: the PostgreSQL that came with npm ci, or one that
is installed; a redis-server that is installed. TEST_DATABASE_URL and TEST_REDIS_URL name running ones instead; those
are not killed, only cut off.
`;

const options = /** @type {const} */ ({
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  single: { type: 'boolean', default: false },
  dist: { type: 'string' },
  json: { type: 'string' },
  logs: { type: 'string' },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/**
 * @param {string[]} args
 * @returns {Plan | string} a text is to be printed, and that is all
 * @throws Error with a sentence for whoever typed them
 */
export function readOptions(args) {
  const { values } = parseArgs({ args, options });
  if (values.help) return HELP;
  if (values.list) return FAULTS.map(({ name, title }) => `${name.padEnd(24)}${title}`).join('\n');
  const { quick, single, json, logs } = values;
  if (logs) mkdirSync(logs, { recursive: true });
  return {
    faults: faultsNamed(values.only?.split(',') ?? []),
    quick,
    dist: buildAt(values.dist),
    on: single ? 'single' : undefined,
    json,
    logs,
  };
}

/** @param {string | undefined} directory */
function buildAt(directory) {
  const dist =
    directory === undefined ? fileURLToPath(new URL('../../dist', import.meta.url)) : resolve(directory);
  if (!existsSync(join(dist, 'main.js'))) throw new Error('Streamside is not built: npm run build');
  return dist;
}
