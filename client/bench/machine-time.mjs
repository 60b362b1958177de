import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { processorTime } from '../../bench/shared/processor-time.mjs';

/** A hundredth of a second: the unit of /proc/stat. */
const TICK_MICROS = 10_000;

/** @typedef {{ at: number, busy: number, own: Map<number, { worked: number, waited: number }> }} Reading */

/** How busy the machine has been, and with what of ours. @param {number[]} pids @returns {Reading} */
export function readMachine(pids) {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = ticks();
  const own = new Map(pids.map((pid) => [pid, processorTime(pid) ?? { worked: 0, waited: 0 }]));
  return {
    at: performance.now(),
    busy: (user + nice + system + irq + softirq + steal) * TICK_MICROS,
    own,
  };
}

/**
 * @param {Reading} from
 * @param {Reading} to
 */
export function machineBetween(from, to) {
  const micros = (to.at - from.at) * 1000;
  const share = (/** @type {number} */ pid, /** @type {'worked' | 'waited'} */ what) =>
    ((to.own.get(pid)?.[what] ?? 0) - (from.own.get(pid)?.[what] ?? 0)) / micros;
  const ours = [...to.own.keys()].reduce((sum, pid) => sum + share(pid, 'worked'), 0);
  const others = Math.max(0, (to.busy - from.busy) / micros - ours);
  return {
    worked: (/** @type {number} */ pid) => share(pid, 'worked'),
    waited: (/** @type {number} */ pid) => share(pid, 'waited'),
    others: others / cpus().length,
  };
}

function ticks() {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  return line.split(/\s+/).slice(1).map(Number);
}
