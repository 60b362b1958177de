/**
 * Messages into rooms, and what their delivery costs.
 * @typedef {object} FanOut
 * @property {'fan-out'} kind
 * @property {string} name
 * @property {string} title
 * @property {number} rooms
 * @property {number} viewers in all rooms together
 * @property {number} rate messages per second, in all rooms together
 * @property {boolean} [inside] whether the server itself says them
 */

/** @typedef {{ kind: 'idle' | 'stalls' | 'rejoin' | 'stopped', name: string, title: string, viewers: number }} Special */
/** @typedef {FanOut | Special} Scenario */

/** @param {number} viewers @param {number} rate @returns {FanOut} */
const oneRoom = (viewers, rate) => ({
  kind: 'fan-out',
  name: `${viewers}@${rate}`,
  title: `${viewers.toLocaleString('en')} viewers, ${rate.toLocaleString('en')} msg/s`,
  rooms: 1,
  viewers,
  rate,
});

/** @param {number} rooms @param {number} each @param {number} rate @returns {FanOut} */
const manyRooms = (rooms, each, rate) => ({
  kind: 'fan-out',
  name: `${rooms}x${each}@${rate}`,
  title: `${rooms} rooms of ${each}, ${rate.toLocaleString('en')} msg/s in all`,
  rooms,
  viewers: rooms * each,
  rate,
});

/** @type {FanOut} */
const inside = {
  ...oneRoom(1000, 1000),
  name: 'inside',
  title: '1,000 viewers, 1,000 msg/s, fan-out alone',
  inside: true,
};

/** @type {Special[]} */
const specials = [
  { kind: 'idle', name: 'idle', title: 'connecting, joining and staying', viewers: 5000 },
  { kind: 'stalls', name: 'stalls', title: '5,000 viewers, 100 msg/s: the event loop', viewers: 5000 },
  { kind: 'rejoin', name: 'rejoin', title: 'coming back with 500 missed events', viewers: 500 },
  { kind: 'stopped', name: 'stopped', title: '200 stopped readers among 1,000, 100 msg/s', viewers: 1000 },
];

/** @type {Scenario[]} */
export const SCENARIOS = [
  ...[100, 1000, 5000].flatMap((viewers) => [10, 100, 1000].map((rate) => oneRoom(viewers, rate))),
  inside,
  manyRooms(500, 20, 1000),
  manyRooms(100, 10, 1000),
  ...specials,
];

/** Scenarios that belong together, by a name for all of them. @type {Record<string, string[]>} */
export const GROUPS = {
  all: SCENARIOS.map(({ name }) => name),
  'fan-out': SCENARIOS.filter(({ kind }) => kind === 'fan-out').map(({ name }) => name),
  must: [
    '1000@10',
    '1000@100',
    '1000@1000',
    'inside',
    '5000@100',
    '100x10@1000',
    'idle',
    'stalls',
    'rejoin',
    'stopped',
  ],
};

/**
 * @param {string[]} names of scenarios and groups
 * @throws Error that names what there is not
 */
export function scenariosNamed(names) {
  const wanted = new Set(names.flatMap((name) => GROUPS[name] ?? [name]));
  const found = SCENARIOS.filter(({ name }) => wanted.has(name));
  if (found.length < wanted.size) {
    const known = new Set(found.map(({ name }) => name));
    throw new Error(`no such scenario: ${[...wanted].filter((name) => !known.has(name)).join(', ')}`);
  }
  return found;
}
