import { figure, table } from '../../../bench/report/markdown.mjs';
import { growth } from './growth.mjs';
import { percent } from './percent.mjs';

/** Where the chat has to stay smooth. */
const RATE = 1000;
const FRAMES = 0.95;
/** Bytes a minute that a heap may seem to grow and still be flat: what came and went between two looks at it. */
const FLAT = 1e6;

/** @typedef {import('../measure.mjs').Sample} Sample */

/**
 * What `<LiveChat>` has to reach, and what the plain list does in the same run.
 * @param {Sample[]} samples
 * @param {import('../options.mjs').Plan} plan
 */
export function goals(samples, plan) {
  const of = (/** @type {string} */ name) => samples.find(({ list, rate }) => list === name && rate === RATE);
  const [ours, plain] = [of('streamside'), of('plain')];
  if (!ours || plan.form === 'slow') return '';
  const rows = [
    [
      'frames within 20 ms at 1,000 messages a second',
      `at least ${percent(FRAMES)}`,
      frames(ours),
      reached((ours.load?.onTime ?? 0) >= FRAMES),
      plain ? frames(plain) : '–',
    ],
    [
      `heap flat after ${plan.warmUp} s of that`,
      `at most ${FLAT / 1e6} MB a minute`,
      perMinute(ours),
      reached(growth(ours.heap) * 60 <= FLAT),
      plain ? perMinute(plain) : '–',
    ],
  ];
  return table(['goal', 'bound', '`<LiveChat>`', 'reached', 'plain list'], rows);
}

const reached = (/** @type {boolean} */ whether) => (whether ? 'yes' : '**no**');
const frames = (/** @type {Sample} */ { load }) => (load ? percent(load.onTime) : 'no answer');
const perMinute = (/** @type {Sample} */ { heap, silentFrom }) =>
  `${figure((growth(heap) * 60) / 1e6)} MB a minute${silentFrom === undefined ? '' : ', until it gave no answer'}`;
