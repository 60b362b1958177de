import { Logger } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import type { ChatOptions } from '../chat/chat-options.js';

/** Injection token of the connection that commands go over, a `Redis`; undefined where there is one node alone. */
export const REDIS = Symbol('Redis');

/**
 * A command fails at once where there is no connection, and soon where nothing answers: the chat goes on
 * without Redis, so nobody may wait for it. What failed is not sent again later, when it would be stale.
 */
const SETTINGS: RedisOptions = {
  connectTimeout: 2_000,
  commandTimeout: 500,
  // Looks for life wherever something waits to be answered, so a stalled connection becomes a closed one.
  socketTimeout: 1_000,
  disconnectTimeout: 500,
  keepAlive: 10_000,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  enableAutoPipelining: true,
  maxLoadingRetryTime: 2_000,
  retryStrategy: (attempts) => Math.min(50 * 2 ** attempts, 1_800) + Math.random() * 200,
};

/** Does not wait for Redis: where it is away the chat starts without it. */
export function connectRedis({ redis }: Pick<ChatOptions, 'redis'>): Redis | undefined {
  return redis === undefined ? undefined : sayingOutages(new Redis(redis, SETTINGS), 'Redis');
}

/** Another connection to the same Redis. @param name what an outage of it is called in the log */
export function anotherConnection(redis: Redis, name: string, settings?: RedisOptions): Redis {
  return sayingOutages(redis.duplicate(settings), name);
}

/** Without a listener each failed attempt to connect would be printed. */
function sayingOutages(redis: Redis, name: string): Redis {
  const logger = new Logger('Chat');
  let away = false;
  redis.on('error', (error: NodeJS.ErrnoException) => {
    if (!away) logger.warn(`${name} is away (${error.code ?? error.message}); the chat goes on without it`);
    away = true;
  });
  redis.on('ready', () => {
    if (away) logger.log(`${name} is back`);
    away = false;
  });
  return redis;
}
