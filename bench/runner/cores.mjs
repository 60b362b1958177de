import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @typedef {{ server: number, generator: number }} Cores */

/**
 * A core for the server and another for the load generator, neither the other's hyperthread where that can be had.
 * @returns {Cores | undefined} undefined where processes cannot be pinned
 */
export function chooseCores() {
  if (!runs('taskset', ['-V'])) return undefined;
  const allowed = allowedCores();
  const [server] = allowed;
  if (server === undefined || allowed.length < 2) return undefined;
  const siblings = siblingsOf(server);
  const generator = allowed.find((core) => !siblings.includes(core)) ?? allowed[1];
  return generator === undefined ? undefined : { server, generator };
}

/** @param {number | undefined} core @param {string[]} command @returns {string[]} */
export const pinned = (core, command) =>
  core === undefined ? command : ['taskset', '-c', String(core), ...command];

/** @param {string} command @param {string[]} args @param {{ uid?: number, gid?: number }} [as] */
export function runs(command, args, as) {
  try {
    execFileSync(command, args, { ...as, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function allowedCores() {
  const status = readFileSync('/proc/self/status', 'utf8');
  return listOf(/Cpus_allowed_list:\s*(\S+)/.exec(status)?.[1] ?? '0');
}

function siblingsOf(/** @type {number} */ core) {
  try {
    return listOf(
      readFileSync(`/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`, 'utf8').trim(),
    );
  } catch {
    return [core];
  }
}

/** `0-2,5` is 0, 1, 2 and 5. */
function listOf(/** @type {string} */ text) {
  return text.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}
