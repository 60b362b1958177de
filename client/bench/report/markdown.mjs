import { median } from '../../../bench/report/medians.mjs';
import { figure, table } from '../../../bench/report/markdown.mjs';
import { thisMachine } from '../../../bench/runner/machine.mjs';
import { goals } from './goals.mjs';
import { growth } from './growth.mjs';
import { percent } from './percent.mjs';

/** Share of the machine that others may take before a row says so. */
const DISTURBED = 0.1;

const HEAD = [
  'list',
  'frames within 20 ms',
  'of the frames due',
  'the same at rest',
  'longest task',
  'heap at the end',
  'heap grows by',
  'newest message on the page: age',
  'Chromium’s share of a core',
  'notes',
];

/**
 * The report, as Markdown.
 * @param {import('../measure.mjs').Sample[]} samples
 * @param {Record<string, import('../lists.mjs').List>} lists
 * @param {import('../options.mjs').Plan} plan
 */
export function report(samples, lists, plan) {
  const sections = Object.keys(plan.windows).map((rate) => {
    const rows = samples.filter((sample) => sample.rate === Number(rate)).map((sample) => row(sample, lists));
    return `${Number(rate).toLocaleString('en')} messages a second:\n\n${table(HEAD, rows)}`;
  });
  return [how(plan), goals(samples, plan), ...sections].filter((part) => part !== '').join('\n\n');
}

/** @param {import('../options.mjs').Plan} plan */
function how({ seconds, warmUp, slowdown }) {
  const when = new Date().toISOString().slice(0, 10);
  const slower = slowdown > 1 ? `, slowed down to a processor ${slowdown} times slower` : '';
  return (
    `Measured ${when} on ${thisMachine()}, in headless Chromium without a graphics processor${slower}. ` +
    `Windows of ${seconds} s after ${warmUp} s of the same load, one list after the other.`
  );
}

/** @param {import('../measure.mjs').Sample} sample @param {Record<string, import('../lists.mjs').List>} lists */
function row({ list, rest, load, heap, busy, waited, others, silentFrom }, lists) {
  return [
    lists[list]?.title ?? list,
    load ? percent(load.onTime) : '–',
    load ? percent(load.onTimeOfDue) : '–',
    percent(rest.onTimeOfDue),
    load ? `${figure(load.longestTaskMs)} ms` : '–',
    `${figure((heap.at(-1)?.bytes ?? NaN) / 1e6)} MB`,
    `${figure((growth(heap) * 60) / 1e6)} MB a minute`,
    load?.agesMs.length
      ? `${figure(median(load.agesMs))} ms, at most ${figure(Math.max(...load.agesMs))} ms`
      : '–',
    percent(busy),
    notes({ silentFrom, others, waited }),
  ];
}

/** @param {Pick<import('../measure.mjs').Sample, 'silentFrom' | 'others' | 'waited'>} sample */
function notes({ silentFrom, others, waited }) {
  const found = [];
  if (silentFrom !== undefined)
    found.push(
      `gave no answer within 30 s, ${silentFrom.toFixed(0)} s after the first message: its frames are those until it came to itself`,
    );
  if (others > DISTURBED)
    found.push(
      `disturbed: others took ${percent(others)} of the machine, it waited ${percent(waited)} for a core`,
    );
  return found.join('; ');
}
