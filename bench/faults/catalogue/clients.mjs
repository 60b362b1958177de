/** @typedef {import('./fault.mjs').Fault} Fault */

/** The stopped do not all wake at once. */
const WAKE_MS = 10_000;

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
    act: async ({ crowd, hold }) => {
      await crowd.ask('stopReading');
      await hold(40);
      await crowd.ask('readOn', { ms: WAKE_MS });
      await hold(WAKE_MS / 1000);
    },
    felt: ({ feedPause }) => feedPause >= 2_000,
  },
];
