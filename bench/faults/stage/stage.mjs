import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { Node } from './node.mjs';
import { startPostgres } from './postgres.mjs';
import { Proxy } from './proxy.mjs';
import { startRedis } from './redis.mjs';
import { Service } from './service.mjs';
import { nothingStored, postgresDatabase, sqliteDatabase } from './stored.mjs';

/** @typedef {{ scratch: string, dist: string, logs: string | undefined }} Settings */

const NODES = 3;
/** Of all nodes: a client's token is good at each. */
export const SECRET = 'the secret of the nodes on the fault bench';

/** The nodes, what they use, and the network before them: everything that can break. */
export class Stage {
  /** @type {Service | undefined} */
  postgres;
  /** @type {Service | undefined} */
  redis;
  /** The database's file, where it is one. @type {string | undefined} */
  file;
  /** What a part of the clients goes over, by node. @type {Proxy[]} */
  network = [];
  /** @type {Node[]} */
  nodes = [];
  /** @type {import('./stored.mjs').Database} */
  database = nothingStored;

  /** Three nodes on one PostgreSQL and one Redis. @param {Settings} settings */
  static async cluster(settings) {
    return Stage.build(async (stage) => {
      stage.postgres = await Service.forNodes(
        'PostgreSQL',
        await startPostgres(settings.scratch),
        NODES,
        'SIGQUIT',
      );
      stage.redis = await Service.forNodes('Redis', await startRedis(), NODES, 'SIGKILL');
      stage.database = postgresDatabase(stage.postgres.url.href);
      await stage.raise(settings, NODES, (node) => ({
        DATABASE_URL: stage.postgres?.urlFor(node) ?? '',
        REDIS_URL: stage.redis?.urlFor(node) ?? '',
      }));
    });
  }

  /** One node on SQLite. @param {Settings} settings */
  static async single(settings) {
    return Stage.build(async (stage) => {
      const file = join(settings.scratch, 'single.db');
      stage.file = file;
      stage.database = sqliteDatabase(file);
      await stage.raise(settings, 1, () => ({ DATABASE_URL: `sqlite:${file}` }));
    });
  }

  /** @param {(stage: Stage) => Promise<void>} set */
  static async build(set) {
    const stage = new Stage();
    try {
      await set(stage);
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  /** All at once: they meet an empty database together. @param {Settings} settings @param {number} count @param {(node: number) => Record<string, string>} env */
  async raise({ dist, logs }, count, env) {
    for (let i = 0; i < count; i++) {
      const port = await freePort();
      const variables = { AUTH_SECRET: SECRET, ...env(i) };
      this.nodes.push(new Node({ name: `node ${i}`, port, dist, logs, env: variables }));
      this.network.push(await Proxy.before({ host: '127.0.0.1', port }));
    }
    await Promise.all(this.nodes.map((node) => node.start()));
  }

  /** How clients reach the nodes. */
  get urls() {
    return {
      steady: this.nodes.map(({ url }) => url),
      shaky: this.network.map(({ port }) => `http://127.0.0.1:${port}`),
    };
  }

  /** Takes back whatever was broken. */
  async mend() {
    await Promise.all([
      this.postgres?.mend(),
      this.redis?.mend(),
      ...this.network.map((proxy) => proxy.open()),
    ]);
    await Promise.all(this.nodes.map((node) => node.start()));
  }

  /** The nodes' ends that nobody asked for, since it was asked last. */
  takeDeaths() {
    return this.nodes.flatMap((node) => node.deaths.splice(0));
  }

  async close() {
    await Promise.all(this.nodes.map((node) => node.kill()));
    await Promise.all([
      this.postgres?.close(),
      this.redis?.close(),
      ...this.network.map((proxy) => proxy.close()),
    ]);
  }
}
