import { spawn } from 'node:child_process';

/** The shell's input ends when this process does, however it does. */
const WHEN_WE_ARE_GONE = 'cat; kill -CONT "$0"; kill -KILL "$0"';

/**
 * Sees to it that a process does not outlive this one, not even where nothing can be done any more.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithUs(child) {
  if (child.pid === undefined) return;
  const guard = spawn('/bin/sh', ['-c', WHEN_WE_ARE_GONE, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  // Gone already: its number may be somebody else's by the time we end.
  child.once('exit', () => guard.kill('SIGKILL'));
}
