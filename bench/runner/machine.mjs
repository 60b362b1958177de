import { cpus, release } from 'node:os';
import { version } from 'node:process';

/** The machine, in half a sentence. */
export function thisMachine() {
  const processor = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  return `${processor}, ${process.platform} ${release()}, Node ${version}`;
}

/** One paragraph about where and how a run was made. @param {import('../options.mjs').Plan} plan */
export function machine({ cores, rounds, seconds }) {
  const pinned = cores
    ? 'The server under test has one core to itself and the load generator another'
    : 'Nothing was pinned to a core';
  const when = new Date().toISOString().slice(0, 10);
  return (
    `Measured ${when} on ${thisMachine()}. ${pinned}. ` +
    `Median of ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'} with windows of ${seconds} s.`
  );
}
