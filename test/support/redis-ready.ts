import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { connectRedis, REDIS } from '../../src/cluster/redis.js';
import { afterTest } from '../../src/testing/after-test.js';
import type { TestChat } from '../../src/testing/test-chat.js';

/** A connection as a node has it, ready, and gone after the test. */
export async function readyRedis(url: string): Promise<Redis> {
  const redis = connectRedis({ redis: url });
  if (!redis) throw new Error('no address');
  afterTest(() => redis.disconnect());
  await ready(redis);
  return redis;
}

/** Nodes do not wait for Redis when they start; tests of what they share do. */
export async function redisReady(...nodes: TestChat[]): Promise<void> {
  await Promise.all(nodes.map(({ app }) => ready(app.get<Redis>(REDIS))));
}

async function ready(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') await once(redis, 'ready');
}
