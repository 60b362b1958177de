import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { redisScript, type RedisScript } from '../cluster/redis-script.js';
import { REDIS } from '../cluster/redis.js';
import { ExpiringMap } from './expiring-map.js';

/** KEYS: the turn. ARGV: the message, and for how many milliseconds. -1 where the message has the turn already. */
const TAKE = `
local holder = redis.call('get', KEYS[1])
if holder == ARGV[1] then return -1 end
if holder then return math.max(1, redis.call('pttl', KEYS[1])) end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 0`;

const GIVE_BACK = `
if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
return 0`;

export interface SlowSend {
  room: string;
  userId: string;
  clientMsgId: string;
  /** Between two messages. */
  seconds: number;
}

/** A message's turn to be sent. */
export interface Turn {
  /** Milliseconds until somebody's next turn; 0 where it is this message's. */
  waitMs: number;
  /** Lets another message have it; changes nothing where this one had it before: it was sent then. */
  giveBack(): Promise<void>;
}

/**
 * One message per user, room and interval, over all nodes; without Redis, or while it is away, over this
 * one. A message that has its turn keeps it, so that sending it again is never too early.
 */
@Injectable()
export class SlowMode {
  /** Goes along with Redis, so that nobody starts anew when it goes away. */
  private readonly own = new ExpiringMap<string>();
  private readonly takeShared: RedisScript<number> | undefined;
  private readonly giveBackShared: RedisScript<number> | undefined;

  constructor(@Inject(REDIS) redis: Redis | undefined) {
    this.takeShared = redis && redisScript(redis, 'streamsideTakeTurn', TAKE);
    this.giveBackShared = redis && redisScript(redis, 'streamsideGiveTurnBack', GIVE_BACK);
  }

  async take(send: SlowSend): Promise<Turn> {
    const key = keyOf(send);
    const wait = await this.decide(key, send);
    return {
      waitMs: Math.max(0, Math.ceil(wait)),
      giveBack: async () => {
        if (wait === 0) await this.giveBack(key, send.clientMsgId);
      },
    };
  }

  private async decide(key: string, send: SlowSend): Promise<number> {
    const shared = await this.takeShared?.([key], [send.clientMsgId, send.seconds * 1000]);
    if (shared === undefined) return this.takeOwn(key, send);
    if (shared <= 0) this.takeOwn(key, send);
    return shared;
  }

  private takeOwn(key: string, { clientMsgId, seconds }: SlowSend): number {
    const now = performance.now();
    const holder = this.own.get(key, now);
    if (holder) return holder.value === clientMsgId ? -1 : holder.until - now;
    this.own.set(key, clientMsgId, now + seconds * 1000, now);
    return 0;
  }

  private async giveBack(key: string, clientMsgId: string): Promise<void> {
    if (this.own.get(key, performance.now())?.value === clientMsgId) this.own.delete(key);
    await this.giveBackShared?.([key], [clientMsgId]);
  }
}

/** With the interval in it: where that is changed, everybody's wait begins anew. */
function keyOf({ room, userId, seconds }: SlowSend): string {
  return `streamside:slow:${seconds}:${room}:${userId}`;
}
