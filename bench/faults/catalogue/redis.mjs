/** @typedef {import('./fault.mjs').Fault} Fault */
/** @typedef {import('../stage/service.mjs').Service} Service */

/** What is said on one node reaches the others only when they look. @param {import('../crowd/figures.mjs').Figures} figures */
const heardLate = ({ deliveryP95 }) => deliveryP95 >= 100;

/** The nodes' wire to each other. Without it they have the database. @type {Fault[]} */
export const REDIS_FAULTS = [
  {
    name: 'redis-down',
    title: 'Redis is killed for 20 s, and comes back empty',
    on: 'cluster',
    act: ({ stage: { redis }, hold }) => broken(redis, hold, (service) => service.down()),
    felt: heardLate,
  },
  {
    name: 'redis-stalled',
    title: 'Redis accepts and never answers for 20 s',
    on: 'cluster',
    act: ({ stage: { redis }, hold }) => broken(redis, hold, (service) => service.stall()),
    felt: heardLate,
  },
  {
    name: 'redis-frozen',
    title: 'Redis is stopped (SIGSTOP) for 20 s',
    on: 'cluster',
    act: ({ stage: { redis }, hold }) => broken(redis, hold, (service) => service.freeze()),
    felt: heardLate,
  },
  {
    name: 'redis-partition',
    title: 'one node is cut off from Redis for 20 s',
    on: 'cluster',
    act: ({ stage: { redis }, hold }) =>
      broken(redis, hold, async (service) => {
        await service.inUse();
        service.proxies[0]?.cut();
      }),
    felt: heardLate,
  },
];

/**
 * @param {Service | undefined} service
 * @param {(seconds: number) => Promise<void>} hold
 * @param {(service: Service) => void | Promise<void>} breakIt
 */
export async function broken(service, hold, breakIt) {
  if (!service) throw new Error('there is none here');
  await breakIt(service);
  await hold(20);
  await service.mend();
}
