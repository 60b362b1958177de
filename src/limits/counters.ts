import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { redisScript, type RedisScript } from '../cluster/redis-script.js';
import { REDIS } from '../cluster/redis.js';
import { Windows, type Limit } from './windows.js';

/** KEYS: what is counted. ARGV: for each of them how many times, and within how many milliseconds. */
const SPEND = `
local wait = 0
for i, key in ipairs(KEYS) do
  if tonumber(redis.call('get', key) or 0) >= tonumber(ARGV[2 * i - 1]) then
    wait = math.max(wait, redis.call('pttl', key))
  end
end
if wait > 0 then return wait end
for i, key in ipairs(KEYS) do
  if redis.call('incr', key) == 1 then redis.call('pexpire', key, ARGV[2 * i]) end
end
return 0`;

/**
 * What all nodes have counted, in one step however many limits there are; without Redis, or while it is
 * away, what this one has.
 */
@Injectable()
export class Counters {
  /** Goes along with Redis, so that nobody starts anew when it goes away. */
  private readonly own = new Windows();
  private readonly shared: RedisScript<number> | undefined;

  constructor(@Inject(REDIS) redis: Redis | undefined) {
    this.shared = redis && redisScript(redis, 'streamsideSpend', SPEND);
  }

  /** As `Windows.spend`. */
  async spend(limits: readonly Limit[]): Promise<number> {
    if (!this.shared) return this.own.spend(limits);
    const wait = await this.shared(
      limits.map(({ key }) => `streamside:limit:${key}`),
      limits.flatMap(({ times, withinMs }) => [times, withinMs]),
    );
    if (wait === undefined) return this.own.spend(limits);
    if (wait === 0) this.own.spend(limits);
    return wait;
  }
}
