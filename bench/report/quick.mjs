/** Where the quick run measures. */
const SCENARIO = '1000@100';

/**
 * The quick run's figures: what Streamside costs per delivery as a share of each peer, and its p99.
 * @param {import('./results.mjs').Results} results
 */
export function quickFigures(results) {
  const rounded = (/** @type {number | undefined} */ number) =>
    number === undefined ? null : Number(number.toPrecision(4));
  return {
    vs_socketio: rounded(results.ratio(SCENARIO, 'socketio')),
    vs_bun: rounded(results.ratio(SCENARIO, 'bun')),
    vs_floor: rounded(results.ratio(SCENARIO, 'floor-window')),
    p99_ms: rounded(results.medians(SCENARIO, 'streamside').p99),
  };
}
