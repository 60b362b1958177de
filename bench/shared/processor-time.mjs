import { readdirSync, readFileSync } from 'node:fs';

/**
 * Microseconds that a process has spent on a core, user and system, all threads. Read from outside and in
 * nanoseconds where the kernel tells: a busy server would answer late, and about a later moment.
 *
 * @param {number} pid
 * @returns {number | undefined} undefined where the system does not tell
 */
export function processorTime(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => sum + onCore(pid, thread), 0) / 1000;
  } catch {
    return undefined;
  }
}

function onCore(/** @type {number} */ pid, /** @type {string} */ thread) {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds);
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
