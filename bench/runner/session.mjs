import { fileURLToPath } from 'node:url';
import { pinned } from './cores.mjs';
import { GeneratorProcess } from './generator-process.mjs';
import { ServerProcess } from './server-process.mjs';

const GENERATOR = fileURLToPath(new URL('../generator/main.mjs', import.meta.url));

/** What `connect`, `join` and `storm` of the load generator tell. */
/** @typedef {{ seconds: number, serverMicros?: number, recovered: number, events: number }} Effort */

/** A server under test and a load generator that is its audience. */
export class Session {
  /**
   * @param {ServerProcess} server
   * @param {GeneratorProcess} generator
   */
  constructor(server, generator) {
    this.server = server;
    this.generator = generator;
  }

  /**
   * Starts both; nobody is connected yet.
   * @param {import('./catalogue.mjs').Contender} contender
   * @param {number} rooms
   * @param {import('./cores.mjs').Cores | undefined} cores
   */
  static async open(contender, rooms, cores) {
    const { command, env } = contender.start();
    const server = new ServerProcess({ command: pinned(cores?.server, command), env });
    const generator = new GeneratorProcess(pinned(cores?.generator, [process.execPath, GENERATOR]));
    const session = new Session(server, generator);
    try {
      const port = await server.telling('port');
      await generator.ask('begin', { protocol: contender.protocol, port, pid: server.pid, rooms });
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Connects so many viewers and has them join. @param {number} count */
  async seat(count) {
    await this.generator.ask('connect', { count });
    await this.generator.ask('join');
  }

  async close() {
    await Promise.all([this.server.stop(), this.generator.stop()]);
  }
}
