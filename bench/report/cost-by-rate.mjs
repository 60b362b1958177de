import { plot } from './plot.mjs';

/** The room whose cost is drawn, and at which rates it was measured. */
const VIEWERS = 1000;
const RATES = [10, 100, 1000];

/**
 * What a delivery costs each server as a room grows busier.
 * @param {import('./results.mjs').Results} results
 * @param {Record<string, import('../runner/catalogue.mjs').Contender>} contenders
 * @returns {string | undefined} SVG; undefined where not all rates were measured
 */
export function costByRate(results, contenders) {
  const scenarios = RATES.map((rate) => `${VIEWERS}@${rate}`);
  if (scenarios.some((scenario) => results.servers(scenario).length === 0)) return undefined;
  const lines = results.servers(scenarios[0] ?? '').map((server) => ({
    name: (contenders[server]?.title ?? server).replaceAll('`', ''),
    strong: server === 'streamside',
    points: RATES.flatMap((rate) => {
      const { microsPerDelivery: y } = results.medians(`${VIEWERS}@${rate}`, server);
      return y === undefined ? [] : [{ x: rate, y }];
    }),
  }));
  const title = `Processor time per delivered message, ${VIEWERS.toLocaleString('en')} viewers (µs, less is better)`;
  return plot(title, lines, 'messages per second into the room');
}
