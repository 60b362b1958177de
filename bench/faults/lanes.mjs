import { availableParallelism } from 'node:os';

/** @typedef {import('./catalogue/fault.mjs').Fault} Fault */
/** @typedef {'single' | 'cluster'} Place */

/**
 * Faults that happen one after the other on one stage.
 * @typedef {{ name: string, place: Place, faults: Fault[] }} Lane
 */

/**
 * A full run breaks one thing at a time, so that what it measures is the fault's. A quick one is for what was
 * lost, and mostly waits: it has stages side by side, where there is more than one core for them.
 *
 * @param {Fault[]} faults
 * @param {{ quick: boolean, on: Place | undefined }} plan
 * @returns {Lane[][]} rounds of what happens side by side
 */
export function roundsOf(faults, { quick, on }, cores = availableParallelism()) {
  const at = (/** @type {Place} */ place) => faults.filter((fault) => (on ?? fault.on) === place);
  const single = { name: 'single', place: /** @type {const} */ ('single'), faults: at('single') };
  const aside = quick && cores > 1;
  const stages = aside ? 2 : 1;
  const clusters = Array.from({ length: stages }, (_, lane) => ({
    name: `cluster-${lane}`,
    place: /** @type {const} */ ('cluster'),
    faults: at('cluster').filter((_fault, i) => i % stages === lane),
  }));
  const lanes = [single, ...clusters].filter((lane) => lane.faults.length > 0);
  return aside ? [lanes] : lanes.map((lane) => [lane]);
}
