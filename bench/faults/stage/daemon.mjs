import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { sleep } from '../../shared/clock.mjs';
import { endWithUs } from './end-with-us.mjs';

const LISTENS_WITHIN_MS = 60_000;

/**
 * @typedef {object} DaemonSettings
 * @property {string} name
 * @property {string[]} command
 * @property {number} port that it listens on
 * @property {{ uid?: number, gid?: number, cwd?: string }} [as]
 */

/** A server of somebody else's making, which can be stopped, frozen and started again at one port. */
export class Daemon {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  child;
  log = '';

  /** @param {DaemonSettings} settings */
  constructor(settings) {
    this.settings = settings;
  }

  /** @throws Error with what it printed where it does not come up */
  async start() {
    if (this.child) return;
    const { command, as, port, name } = this.settings;
    const [program = '', ...args] = command;
    const child = spawn(program, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'] });
    endWithUs(child);
    this.child = child;
    this.log = '';
    const failed = new Promise((_resolve, reject) => child.once('error', reject));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (this.log = `${this.log}${chunk}`.slice(-2_000)));
    const deadline = Date.now() + LISTENS_WITHIN_MS;
    while (!(await Promise.race([answers(port), failed]))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline)
        throw new Error(`${name} does not come up: ${this.log}`);
      await sleep(50);
    }
  }

  /** @param {NodeJS.Signals} signal one that it ends by */
  async stop(signal) {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await exited;
  }

  freeze() {
    this.child?.kill('SIGSTOP');
  }

  thaw() {
    this.child?.kill('SIGCONT');
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
