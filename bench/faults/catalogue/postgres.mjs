import { broken } from './redis.mjs';

/** @typedef {import('./fault.mjs').Fault} Fault */

/** Nothing is acked while it is away. @param {import('../crowd/figures.mjs').Figures} figures */
const nothingAcked = ({ ackPause }) => ackPause >= 2_000;

/** The database, without which nothing is said. @type {Fault[]} */
export const POSTGRES_FAULTS = [
  {
    name: 'postgres-down',
    title: 'PostgreSQL crashes and is away for 20 s',
    on: 'cluster',
    act: ({ stage: { postgres }, hold }) => broken(postgres, hold, (service) => service.down()),
    felt: nothingAcked,
  },
  {
    name: 'postgres-stalled',
    title: 'PostgreSQL accepts and never answers for 20 s',
    on: 'cluster',
    act: ({ stage: { postgres }, hold }) => broken(postgres, hold, (service) => service.stall()),
    felt: nothingAcked,
  },
  {
    name: 'postgres-answers-lost',
    title: 'PostgreSQL commits, and its answers are lost; then connections are cut',
    on: 'cluster',
    act: async ({ stage: { postgres }, hold }) => {
      await broken(postgres, hold, async (service) => {
        await service.inUse();
        service.proxies.forEach((proxy) => proxy.swallowAnswers());
      });
      postgres?.proxies.forEach((proxy) => proxy.cut());
      await postgres?.mend();
    },
    felt: nothingAcked,
  },
  {
    name: 'postgres-slow',
    title: 'PostgreSQL takes 100 ms longer, each way, for 20 s',
    on: 'cluster',
    act: ({ stage: { postgres }, hold }) =>
      broken(postgres, hold, async (service) => {
        await service.inUse();
        service.proxies.forEach((proxy) => proxy.slow(100));
      }),
    felt: ({ slowestAck }) => slowestAck >= 400,
  },
];
