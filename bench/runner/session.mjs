import { fileURLToPath } from 'node:url';
import { pinned } from './cores.mjs';
import { GeneratorProcess } from './generator-process.mjs';
import { ServerProcess } from './server-process.mjs';

const GENERATOR = fileURLToPath(new URL('../generator/main.mjs', import.meta.url));

/** What `connect`, `join` and `storm` of the load generator tell. */
/** @typedef {{ seconds: number, serverMicros?: number, recovered: number, events: number }} Effort */

/** Who speaks, and how much. @typedef {{ rate: number, inside?: boolean, long?: boolean }} Speech */

/** A server under test and a load generator that is its audience. */
export class Session {
  /**
   * @param {ServerProcess} server
   * @param {GeneratorProcess} generator
   * @param {import('./catalogue.mjs').Contender} contender
   */
  constructor(server, generator, contender) {
    /** Where the server listens. */
    this.port = 0;
    this.server = server;
    this.generator = generator;
    this.contender = contender;
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
    const session = new Session(server, generator, contender);
    try {
      const port = (session.port = await server.telling('port'));
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

  /** Has viewers, or the server itself, begin to say something. @param {Speech} speech */
  async speak({ rate, inside, long }) {
    if (!inside) await this.generator.ask('speak', { rate, long });
    else if (this.contender.protocol === 'floor') this.server.write(`S ${rate}`);
    else await this.server.ask('speak', { rate });
  }

  /**
   * Ends that, and waits until it has arrived.
   * @param {Pick<Speech, 'inside'>} speech
   * @returns {Promise<import('../measures/sample.mjs').Checked & { closed: number }>}
   */
  async silence({ inside }) {
    return this.generator.ask('drain', inside ? await this.silenceServer() : {});
  }

  /** @returns {Promise<{ said: number }>} how many messages there were */
  async silenceServer() {
    if (this.contender.protocol !== 'floor') return this.server.ask('silence');
    this.server.write('S 0');
    return { said: await this.server.telling('said') };
  }

  async close() {
    await Promise.all([this.server.stop(), this.generator.stop()]);
  }
}
