/** @typedef {import('./results.mjs').Results} Results */

/**
 * What Streamside has to reach.
 * @typedef {object} Goal
 * @property {string} title
 * @property {number} most
 * @property {string} [unit]
 * @property {(results: Results) => number | undefined} measured undefined where it was not
 */

const PEERS = /** @type {const} */ ([
  ['socketio', 'socket.io'],
  ['bun', 'Bun'],
  ['floor-window', 'the floor'],
]);

/**
 * Processor time per delivery against socket.io, Bun and the floor with the same window.
 * @type {[scenario: string, title: string, most: [number, number, number]][]}
 */
const RATIOS = [
  ['1000@10', '1,000 viewers, 10 msg/s', [0.9, 1.6, 1.6]],
  ['1000@100', '1,000 viewers, 100 msg/s', [1 / 5, 0.5, 1.8]],
  ['1000@1000', '1,000 viewers, 1,000 msg/s', [1 / 20, 0.75, 3]],
  ['inside', '1,000 viewers, 1,000 msg/s, fan-out alone', [1 / 35, 0.4, 1.7]],
  ['5000@100', '5,000 viewers, 100 msg/s', [1 / 12, 0.5, 1.6]],
];

/** @type {Goal[]} */
export const GOALS = [
  ...RATIOS.flatMap(([scenario, title, most]) =>
    PEERS.map(([server, name], i) => ({
      title: `${title}: CPU per delivery against ${name}`,
      most: /** @type {number} */ (most[i]),
      measured: (/** @type {Results} */ results) => results.ratio(scenario, server),
    })),
  ),
  p99('1000@10', '1,000 viewers, 10 msg/s', 60),
  p99('1000@100', '1,000 viewers, 100 msg/s', 150),
  p99('5000@100', '5,000 viewers, 100 msg/s', 300),
  {
    title: '100 rooms of 10: CPU per delivery against socket.io',
    most: 1,
    measured: (results) => results.ratio('100x10@1000', 'socketio'),
  },
  {
    title: '100 rooms of 10: p50 beyond that of socket.io',
    most: 5,
    unit: 'ms',
    measured: (results) =>
      less(results.medians('100x10@1000', 'streamside').p50, results.medians('100x10@1000', 'socketio').p50),
  },
  {
    title: 'memory per idle viewer against socket.io',
    most: 1,
    measured: (results) => over(kilobytes(results, 'streamside'), kilobytes(results, 'socketio')),
  },
  {
    title: 'CPU per accepted connection against the Nest gateway',
    most: 1,
    measured: (results) => over(connecting(results, 'streamside'), connecting(results, 'nest')),
  },
  {
    title: '5,000 viewers, 100 msg/s: longest stall of the event loop',
    most: 20,
    unit: 'ms',
    measured: (results) => results.figure('stalls', 'streamside', 'longestMs'),
  },
  {
    title: 'coming back with 500 missed events, against connecting and joining',
    most: 2,
    measured: (results) => over(rejoin(results, 'microsPerRejoin'), rejoin(results, 'microsPerJoin')),
  },
  {
    title: '200 stopped readers among 1,000: p99 of the others against a run without',
    most: 1.3,
    measured: (results) => over(stopped(results, 'p99With'), stopped(results, 'p99Without')),
  },
  {
    title: '200 stopped readers among 1,000: memory beyond a run without',
    most: 250,
    unit: 'MB',
    measured: (results) => less(stopped(results, 'megabytesWith'), stopped(results, 'megabytesWithout')),
  },
];

/** @param {string} scenario @param {string} title @param {number} most @returns {Goal} */
function p99(scenario, title, most) {
  return {
    title: `${title}: p99 from send to receipt`,
    most,
    unit: 'ms',
    measured: (results) => results.medians(scenario, 'streamside').p99,
  };
}

/** @typedef {number | undefined} Perhaps */

const over = (/** @type {Perhaps} */ a, /** @type {Perhaps} */ b) =>
  a === undefined || b === undefined ? undefined : a / b;
const less = (/** @type {Perhaps} */ a, /** @type {Perhaps} */ b) =>
  a === undefined || b === undefined ? undefined : a - b;

const kilobytes = (/** @type {Results} */ results, /** @type {string} */ server) =>
  results.figure('idle', server, 'kilobytesPerViewer');
const connecting = (/** @type {Results} */ results, /** @type {string} */ server) =>
  results.figure('idle', server, 'microsPerConnect');
const rejoin = (/** @type {Results} */ results, /** @type {string} */ name) =>
  results.figure('rejoin', 'streamside-rejoin', name);
const stopped = (/** @type {Results} */ results, /** @type {string} */ name) =>
  results.figure('stopped', 'streamside', name);
