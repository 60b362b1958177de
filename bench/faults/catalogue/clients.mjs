/** @typedef {import('./fault.mjs').Fault} Fault */

/** Seconds: the stopped do not all wake at once. */
const WAKING = 10;

/** What clients do and suffer. @type {Fault[]} */
export const CLIENT_FAULTS = [
  {
    name: 'acks-lost',
    title: 'every ack is lost, and each message sent again over three other connections',
    on: 'cluster',
    crowd: { tabs: true },
    act: ({ hold }) => hold(20),
    felt: ({ attempts, sent }) => attempts >= sent * 4,
  },
  {
    name: 'readers-stopped',
    title: '200 of 300 clients stop reading for 40 s',
    on: 'cluster',
    crowd: { sleepers: 200, long: true, rooms: 1 },
    silencing: true,
    act: async ({ crowd, hold, lasting }) => {
      await crowd.ask('stopReading');
      await hold(40);
      await crowd.ask('readOn', { ms: lasting(WAKING) * 1000 });
      await hold(WAKING);
    },
    felt: ({ feedPause }) => feedPause >= 2_000,
  },
];
