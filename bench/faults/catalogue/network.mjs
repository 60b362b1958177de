/** @typedef {import('./fault.mjs').Fault} Fault */

const CUT = 'a third of the clients loses its connections, and is refused, for';
const HOLE = 'a third of the clients hears nothing and is told nothing for';

/** What lies between clients and nodes. @type {Fault[]} */
export const NETWORK_FAULTS = [
  { name: 'network-cut', title: `${CUT} 5 s`, seconds: 5, act: cut },
  { name: 'network-cut-long', title: `${CUT} 60 s`, seconds: 60, act: cut },
  { name: 'network-hole', title: `${HOLE} 5 s`, seconds: 5, act: blackHole },
  { name: 'network-hole-long', title: `${HOLE} 60 s`, seconds: 60, act: blackHole },
].map(({ seconds, act, ...fault }) => ({
  ...fault,
  on: 'cluster',
  silencing: act === blackHole,
  act: (scene) => act(scene, seconds),
  felt: ({ lostConnection, feedPause }) => (act === cut ? lostConnection >= 50 : feedPause >= 2_000),
}));

/** @param {import('./fault.mjs').Scene} scene @param {number} seconds */
async function cut({ stage, hold }, seconds) {
  stage.network.forEach((proxy) => proxy.cut());
  await hold(seconds);
  await stage.mend();
}

/** @param {import('./fault.mjs').Scene} scene @param {number} seconds */
async function blackHole({ stage, hold }, seconds) {
  stage.network.forEach((proxy) => proxy.stall());
  await hold(seconds);
  await stage.mend();
}
