import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from '../../shared/clock.mjs';
import { ServerProcess } from '../../runner/server-process.mjs';
import { endWithUs } from './end-with-us.mjs';

const SHIFTED_CLOCK = fileURLToPath(new URL('shifted-clock.mjs', import.meta.url));
/** A node that is told to stop has to be gone by then; its own limits come to 9 s. */
const STOPS_WITHIN_MS = 15_000;

/**
 * @typedef {object} NodeSettings
 * @property {string} name
 * @property {number} port
 * @property {string} dist Streamside's build
 * @property {Record<string, string>} env
 * @property {string | undefined} logs a folder for what it prints
 */

/** One Streamside process after another, at one port. */
export class Node {
  /** @type {ServerProcess | undefined} */
  process;
  /** Ends that nobody asked for, with what it had printed last. @type {string[]} */
  deaths = [];

  /** @param {NodeSettings} settings */
  constructor(settings) {
    this.settings = settings;
  }

  get url() {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  get isUp() {
    return this.process !== undefined;
  }

  /** @param {{ clockMs?: number }} [options] how far its clock is ahead */
  async start({ clockMs = 0 } = {}) {
    if (this.process) return;
    const { name, port, dist, env, logs } = this.settings;
    const preload = clockMs === 0 ? [] : ['--import', SHIFTED_CLOCK];
    const child = new ServerProcess({
      command: [process.execPath, ...preload, join(dist, 'main.js')],
      env: {
        PORT: String(port),
        CONNECT_LIMIT: '0',
        SEND_LIMIT: '0',
        ...env,
        CLOCK_SHIFT_MS: String(clockMs),
      },
    });
    endWithUs(child.child);
    if (logs) keepLog(child, join(logs, `${name}, port ${port}.log`));
    this.process = child;
    void child.exited.then(() => this.mourn(child));
    await child.telling('port');
  }

  async kill() {
    const child = this.release();
    await child?.stop();
  }

  /** @throws Error where it does not end by itself */
  async terminate() {
    const child = this.release();
    child?.child.kill('SIGTERM');
    try {
      await within(STOPS_WITHIN_MS, `stopping ${this.settings.name}`, Promise.resolve(child?.exited));
    } finally {
      await child?.stop();
    }
  }

  /** From now on its end is meant. */
  release() {
    const child = this.process;
    this.process = undefined;
    return child;
  }

  /** @param {ServerProcess} child */
  mourn(child) {
    if (child !== this.process) return;
    this.process = undefined;
    this.deaths.push(`${this.settings.name} ended by itself: ${child.log.join(' / ')}`);
  }
}

/** @param {ServerProcess} child @param {string} file */
function keepLog(child, file) {
  appendFileSync(file, `--- ${new Date().toISOString()} pid ${child.pid}\n`);
  for (const stream of [child.child.stdout, child.child.stderr])
    stream.on('data', (chunk) => appendFileSync(file, chunk));
}
