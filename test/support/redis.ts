import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { afterTest } from '../../src/testing/after-test.js';
import { freePort } from './free-port.js';

const NO_REDIS =
  'There is no redis-server: `apt-get install redis-server`. Tests without faults also run on one named in TEST_REDIS_URL.';
const installed = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  .map((folder) => join(folder, 'redis-server'))
  .find((place) => existsSync(place));

export interface RedisServer {
  url: string;
  port: number;
  /** Connections stay and are accepted, and nothing is answered. */
  pause(): void;
  resume(): void;
  /** It is gone without a word. */
  kill(): Promise<void>;
  /** It is there again, at the same port, and remembers nothing. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis of one's own on a free port, to be stopped by whoever starts it. */
export async function startRedis(): Promise<RedisServer> {
  if (!installed) throw new Error(NO_REDIS);
  const program = installed;
  const port = await freePort();
  let child = await run(program, port);
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: end,
    stop: end,
    restart: async () => void (child = await run(program, port)),
  };
}

/** Asks a Redis over a connection of one's own, gone after the test. */
export function askRedis(url: string): Redis {
  const redis = new Redis(url);
  afterTest(() => redis.disconnect());
  return redis;
}

/**
 * A `describe` with a Redis that lives as long as it; skipped, loudly, where there is none, which under
 * CI is a failure.
 *
 * @param tests is given what says where it is, for tests and hooks to call
 */
export function describeWithRedis(name: string, tests: (url: () => string) => void): void {
  const given = process.env.TEST_REDIS_URL;
  if (given) describe(name, () => tests(() => given));
  else describeWithOwnRedis(name, (redis) => tests(() => redis().url));
}

/** The same with a Redis that may be made to fail. */
export function describeWithOwnRedis(name: string, tests: (redis: () => RedisServer) => void): void {
  if (installed) return withRedis(name, tests);
  if (process.env.CI === 'true')
    return describe(name, () =>
      it('has a Redis to run on', () => {
        throw new Error(NO_REDIS);
      }),
    );
  console.warn(`SKIPPED: ${name}. ${NO_REDIS}`);
  describe.skip(name, () => tests(() => fail()));
}

function withRedis(name: string, tests: (redis: () => RedisServer) => void): void {
  describe(name, () => {
    let redis: RedisServer | undefined;
    beforeAll(async () => void (redis = await startRedis()));
    afterAll(() => redis?.stop());
    tests(() => redis ?? fail());
  });
}

function fail(): never {
  throw new Error('Only within a test or a hook.');
}

async function run(program: string, port: number): Promise<ChildProcess> {
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no' };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const child = spawn(program, flags, { stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) if (/ready to accept connections/i.test(line)) break;
  child.stdout.resume();
  return child;
}
