/**
 * Loaded into every server before its own code: answers the runner's questions on stdin, and ends the
 * process when the runner is gone, so that none is left behind.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const REPLY = '@bench ';
/** Milliseconds between two looks at how late the event loop is. */
const LOOK_MS = 1;

/** What a server can be asked; servers add to it. @type {Record<string, (options: never) => unknown>} */
export const answers = {
  /** Collects garbage, twice: what the first time only lets go the second one frees. */
  memory() {
    collect();
    collect();
    return { rss: process.memoryUsage.rss(), cpuMicros: cpuMicros() };
  },
  watchLoop() {
    delays = monitorEventLoopDelay({ resolution: LOOK_MS });
    delays.enable();
  },
  /** What it was late by, without the time between two looks. */
  loopWatched() {
    delays?.disable();
    const late = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - LOOK_MS);
    return { longestMs: late(delays?.max ?? NaN), p999Ms: late(delays?.percentile(99.9) ?? NaN) };
  },
  /** @param {{ micros: number }} options between two samples */
  async profile({ micros }) {
    const { Session } = await import('node:inspector/promises');
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: micros });
    await session.post('Profiler.start');
  },
  /** @param {{ file: string }} options */
  async profiled({ file }) {
    const { writeFileSync } = await import('node:fs');
    const result = await session?.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(result?.profile));
  },
};

/** @type {import('node:perf_hooks').IntervalHistogram | undefined} */
let delays;
/** @type {import('node:inspector/promises').Session | undefined} */
let session;

/** @param {object} reply */
export function tell(reply) {
  process.stdout.write(`${REPLY}${JSON.stringify(reply)}\n`);
}

function cpuMicros() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function collect() {
  if ('Bun' in globalThis)
    /** @type {{ Bun: { gc(sync: boolean): void } }} */ (/** @type {unknown} */ (globalThis)).Bun.gc(true);
  else globalThis.gc?.();
}

/** @param {string} line */
async function answer(line) {
  const { id, question, options } = JSON.parse(line);
  try {
    tell({ id, result: await answers[question]?.(/** @type {never} */ (options)) });
  } catch (error) {
    tell({ id, error: String(error) });
  }
}

let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) void answer(line);
});
process.stdin.on('end', () => process.exit(0));
