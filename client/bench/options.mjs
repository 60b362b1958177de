import { parseArgs } from 'node:util';
import { positive } from '../../bench/options.mjs';

/**
 * What is to be measured, and how.
 * @typedef {object} Plan
 * @property {string[]} lists by name
 * @property {number[]} rates messages a second
 * @property {number} seconds of one window
 * @property {number} warmUp seconds of load before it
 * @property {number} heapEvery seconds between two looks at the heap
 * @property {boolean} publish
 * @property {string | undefined} json
 */

/** Seconds without any load, before it: what they show is not the list's doing. */
export const REST = 3;

const STANDARD = { lists: 'streamside,plain,bounded', rates: '10,100,1000', seconds: 30, warmUp: 4 };
/** What it does for a minute, and what comes after that. */
const LONG = { lists: 'streamside,plain', rates: '1000', seconds: 60, warmUp: 60 };
const QUICK = { lists: 'streamside,plain', rates: '1000', seconds: 8, warmUp: 3 };

export const HELP = `Measures <LiveChat> in headless Chromium beside a plain React list, each on a real server.

  npm run bench -w client                10, 100 and 1,000 messages a second for 30 s each; six minutes
  npm run bench -w client -- --quick     8 s of 1,000 a second; under a minute
  npm run bench -w client -- --long      two minutes of 1,000 a second: whether the heap stays flat

  --lists NAMES   streamside, plain, bounded, with commas between
  --rates LIST    messages a second, with commas between
  --seconds N     length of one measured window
  --json FILE     writes the figures there as well
  --publish       writes them into docs/performance.md
  --help
`;

const options = /** @type {const} */ ({
  lists: { type: 'string' },
  rates: { type: 'string' },
  seconds: { type: 'string' },
  json: { type: 'string' },
  quick: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
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
  const form = values.quick ? QUICK : values.long ? LONG : STANDARD;
  const rates = (values.rates ?? form.rates).split(',');
  return {
    lists: (values.lists ?? form.lists).split(','),
    rates: rates.map((rate) => positive('--rates', rate)),
    seconds: positive('--seconds', values.seconds ?? String(form.seconds)),
    warmUp: form.warmUp,
    heapEvery: 10,
    publish: values.publish,
    json: values.json,
  };
}
