import { CLIENT_FAULTS } from './clients.mjs';
import { CLOCK_FAULTS } from './clocks.mjs';
import { NETWORK_FAULTS } from './network.mjs';
import { NODE_FAULTS } from './nodes.mjs';
import { POSTGRES_FAULTS } from './postgres.mjs';
import { REDIS_FAULTS } from './redis.mjs';
import { SQLITE_FAULTS } from './sqlite.mjs';

/** Everything that is broken on purpose, in the order in which it is. @type {import('./fault.mjs').Fault[]} */
export const FAULTS = [
  ...SQLITE_FAULTS,
  ...NODE_FAULTS,
  ...REDIS_FAULTS,
  ...POSTGRES_FAULTS,
  ...NETWORK_FAULTS,
  ...CLIENT_FAULTS,
  ...CLOCK_FAULTS,
];

/**
 * @param {string[]} names none: all of them
 * @throws Error that names what there is not
 */
export function faultsNamed(names) {
  if (names.length === 0) return FAULTS;
  const unknown = names.filter((name) => !FAULTS.some((fault) => fault.name === name));
  if (unknown.length > 0) throw new Error(`no such fault: ${unknown.join(', ')}`);
  return FAULTS.filter(({ name }) => names.includes(name));
}
