/** @typedef {import('./fault.mjs').Fault} Fault */

const HOUR_MS = 3_600_000;

/**
 * A node that is wrong about the time. Who it serves, what it stores and in which order has nothing to do with
 * that; a host's token that ends within the hour would, and has to.
 * @type {Fault[]}
 */
export const CLOCK_FAULTS = [
  { name: 'clock-ahead', title: 'the clock of one node is an hour ahead', clockMs: HOUR_MS },
  { name: 'clock-behind', title: 'the clock of one node is an hour behind', clockMs: -HOUR_MS },
].map(({ clockMs, ...fault }) => ({
  ...fault,
  on: 'cluster',
  before: ({ stage }) => restart(stage, clockMs),
  act: async ({ crowd, hold, stage }) => {
    await hold(10);
    await crowd.ask('moveOn');
    await hold(10);
    await restart(stage, 0);
    await crowd.ask('goHome');
    await hold(5);
  },
  felt: ({ lostConnection, clients }) => lostConnection === clients,
}));

/** @param {import('../stage/stage.mjs').Stage} stage @param {number} clockMs */
async function restart(stage, clockMs) {
  const [node] = stage.nodes;
  await node?.terminate();
  await node?.start({ clockMs });
}
