import { parseArgs } from 'node:util';
import { positive } from '../../bench/options.mjs';

/** @typedef {'standard' | 'long' | 'slow' | 'quick'} Form */

/**
 * What is to be measured, and how.
 * @typedef {object} Plan
 * @property {Form} form
 * @property {Record<number, string[]>} windows lists by messages a second
 * @property {number} seconds of one window
 * @property {number} warmUp seconds of load before it
 * @property {number} slowdown so many times slower than the processor is
 * @property {boolean} publish
 * @property {string | undefined} json
 */

/** Seconds without any load before a window: what they show is not the list's doing. */
export const REST = 3;
/** Seconds between two looks at the heap. */
export const HEAP_EVERY = 10;

/** The name of what watches in the page. */
export const PROBE = 'probe';

const BOTH = ['streamside', 'plain'];

/** @type {Record<Form, Pick<Plan, 'windows' | 'seconds' | 'warmUp' | 'slowdown'>>} */
const FORMS = {
  standard: {
    windows: { 10: BOTH, 100: BOTH, 1000: [...BOTH, 'bounded'] },
    seconds: 30,
    warmUp: 4,
    slowdown: 1,
  },
  long: { windows: { 1000: BOTH }, seconds: 40, warmUp: 60, slowdown: 1 },
  slow: { windows: { 100: BOTH, 1000: [...BOTH, 'bounded'] }, seconds: 20, warmUp: 4, slowdown: 4 },
  quick: { windows: { 1000: BOTH }, seconds: 8, warmUp: 3, slowdown: 1 },
};

export const HELP = `Measures <LiveChat> in headless Chromium beside a plain React list, each on a real server.

  npm run bench -w client                10, 100 and 1,000 messages a second for 30 s each; five minutes
  npm run bench -w client -- --long      frames and heap after a minute of 1,000 a second; five minutes
  npm run bench -w client -- --slow      on a processor four times slower, as in a phone
  npm run bench -w client -- --quick     8 s of 1,000 a second; half a minute

  --seconds N     length of one measured window
  --json FILE     writes the figures there as well
  --publish       writes them into docs/performance.md
  --help
`;

const options = /** @type {const} */ ({
  seconds: { type: 'string' },
  json: { type: 'string' },
  quick: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
  slow: { type: 'boolean', default: false },
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
  const form = values.quick ? 'quick' : values.long ? 'long' : values.slow ? 'slow' : 'standard';
  const seconds = positive('--seconds', values.seconds ?? String(FORMS[form].seconds));
  if (values.publish && form === 'quick') throw new Error('the quick form is too short to be published');
  return { ...FORMS[form], form, seconds, publish: values.publish, json: values.json };
}
