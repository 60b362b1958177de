import { execFileSync } from 'node:child_process';

/** What a process has open besides its viewers. */
const OWN = 100;

/**
 * @param {number} viewers
 * @throws Error that says what to do where a process may not have so many sockets
 */
export function checkOpenFiles(viewers) {
  const limit = openFiles();
  if (limit >= viewers + OWN) return;
  throw new Error(
    `A process may have ${limit} files open here, and ${viewers} viewers need ${viewers + OWN}: ` +
      `raise it (ulimit -n), or leave the larger scenarios out with --only.`,
  );
}

/** The hard limit: Node raises itself to it. */
function openFiles() {
  try {
    const text = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim();
    return text === 'unlimited' ? Infinity : Number(text);
  } catch {
    return Infinity;
  }
}
