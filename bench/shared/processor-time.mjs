import { readdirSync, readFileSync } from 'node:fs';

/**
 * Microseconds that a process has spent on a core, user and system, all threads, and that its main
 * thread was ready and had to wait for one. Read from outside and in nanoseconds: a busy server would answer late, and about a
 * later moment.
 *
 * @param {number} pid
 * @returns {{ worked: number, waited: number } | undefined} undefined where the system does not tell
 */
export function processorTime(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const worked = threads.reduce((sum, thread) => sum + scheduled(pid, thread).worked, 0);
    return { worked, waited: scheduled(pid, String(pid)).waited };
  } catch {
    return undefined;
  }
}

function scheduled(/** @type {number} */ pid, /** @type {string} */ thread) {
  const [worked, waited] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
  return { worked: Number(worked) / 1000, waited: Number(waited) / 1000 };
}

/** Bytes of memory that a process has in use. @param {number} pid */
export function residentBytes(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  } catch {
    return undefined;
  }
}
