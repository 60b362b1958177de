import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Questions } from './questions.mjs';

/** The load generator, in a process of its own. */
export class GeneratorProcess {
  questions = new Questions();

  /** @param {string[]} command */
  constructor([program = '', ...args]) {
    this.child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.exited = once(this.child, 'exit');
    this.child.on('message', (answer) =>
      this.questions.take(/** @type {import('./questions.mjs').Answer} */ (answer)),
    );
    void this.exited.then(() => this.questions.fail('the load generator ended'));
  }

  /**
   * @template T
   * @param {string} command
   * @param {object} [options]
   * @returns {Promise<T>}
   */
  ask(command, options = {}) {
    return this.questions.ask(command, (id) => this.child.send({ id, command, options }));
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.exited;
  }
}
