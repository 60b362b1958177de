import { Logger } from '@nestjs/common';
import type { Redis, RedisValue } from 'ioredis';

/**
 * Runs a script. Undefined where Redis does not answer: at once while it is known to be away, else within
 * the time that a command may take. Never rejects.
 */
export type RedisScript<Answer> = (
  keys: readonly string[],
  args: readonly RedisValue[],
) => Promise<Answer | undefined>;

/**
 * What Redis does in one step, so that nodes that do it at the same moment do it one after the other.
 * @param name of the command; each script has its own
 */
export function redisScript<Answer>(redis: Redis, name: string, lua: string): RedisScript<Answer> {
  redis.defineCommand(name, { lua });
  const run = (redis as unknown as Record<string, Command<Answer>>)[name] as Command<Answer>;
  const logger = new Logger('Chat');
  let refused = false;
  return async (keys, args) => {
    if (redis.status !== 'ready') return undefined;
    try {
      const answer = await run.call(redis, keys.length, ...keys, ...args);
      refused = false;
      return answer;
    } catch (error) {
      // An outage is in the log already. A no from Redis itself, such as that its memory is full, is not.
      if (!refused && isReply(error)) logger.warn(`Redis refuses "${name}": ${error.message}`);
      refused ||= isReply(error);
      return undefined;
    }
  };
}

type Command<Answer> = (this: Redis, numberOfKeys: number, ...rest: RedisValue[]) => Promise<Answer>;

function isReply(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}
