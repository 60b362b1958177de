import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { sleep } from '../shared/clock.mjs';
import { Questions } from './questions.mjs';

const MARK = '@bench ';
/** A start takes a second or two, unless whoever waits for the server takes all of the machine meanwhile. */
const SPEAKS_WITHIN_MS = 60_000;

/** @typedef {{ command: string[], env?: Record<string, string> }} Start */

/** A server under test, in a process of its own. It answers questions about itself on its stdin and stdout. */
export class ServerProcess {
  questions = new Questions();
  /** The last lines that it printed: what is shown where it fails. @type {string[]} */
  log = [];
  /** What it told of itself unasked. @type {Record<string, number>} */
  told = {};

  /** @param {Start} start */
  constructor({ command: [program = '', ...args], env }) {
    this.child = spawn(program, args, {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.exited = once(this.child, 'exit');
    // A question to a server that is gone is answered by its exit, not by the pipe.
    this.child.stdin.on('error', () => undefined);
    createInterface({ input: this.child.stderr }).on('line', (line) => this.print(line));
    createInterface({ input: this.child.stdout }).on('line', (line) => this.hear(line));
    void this.exited.then(() => this.questions.fail(`the server ended: ${this.log.join('\n')}`));
  }

  get pid() {
    return /** @type {number} */ (this.child.pid);
  }

  /**
   * What it says of itself by this name, once it has: `port` when it listens.
   * @param {string} name
   */
  async telling(name) {
    const deadline = Date.now() + SPEAKS_WITHIN_MS;
    while (this.told[name] === undefined) {
      if (this.child.exitCode !== null || this.child.signalCode !== null || Date.now() > deadline)
        throw new Error(`the server told no ${name}: ${this.log.join('\n')}`);
      await sleep(10);
    }
    const value = this.told[name];
    delete this.told[name];
    return value;
  }

  /**
   * @template T
   * @param {string} question
   * @param {object} [options]
   * @returns {Promise<T>}
   */
  ask(question, options = {}) {
    return this.questions.ask(question, (id) => this.write(JSON.stringify({ id, question, options })));
  }

  /** @param {string} line */
  write(line) {
    this.child.stdin.write(`${line}\n`);
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.exited;
  }

  hear(/** @type {string} */ line) {
    const opened = /Open http:\/\/[^:]+:(\d+)/.exec(line);
    if (opened) this.told.port = Number(opened[1]);
    else if (line.startsWith(MARK)) this.take(JSON.parse(line.slice(MARK.length)));
    else this.print(line);
  }

  take(/** @type {import('./questions.mjs').Answer | Record<string, number>} */ message) {
    if ('id' in message) this.questions.take(/** @type {import('./questions.mjs').Answer} */ (message));
    else Object.assign(this.told, message);
  }

  print(/** @type {string} */ line) {
    this.log = [...this.log.slice(-9), line];
  }
}
