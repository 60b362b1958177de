import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { ChatError } from '../chat/chat-error.js';
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

/** What one message at a time has the turn of. */
export interface TurnOf {
  /** Whose turn it is, and of what. */
  key: string;
  /** From one message to the next. */
  seconds: number;
  /** What whoever comes too early is told. */
  refusal: 'slow_mode' | 'duplicate_text';
}

/** A message's turn to be sent. */
export interface Turn {
  /** Lets another message have it; changes nothing where this one had it before: it was sent then. */
  giveBack(): Promise<void>;
}

/**
 * One message for each key and interval, over all nodes; without Redis, or while it is away, over this
 * one. A message that has its turn keeps it, so that sending it again is never too early.
 */
@Injectable()
export class Turns {
  /** Goes along with Redis, so that nobody starts anew when it goes away. */
  private readonly own = new ExpiringMap<string>();
  private readonly takeShared: RedisScript<number> | undefined;
  private readonly giveBackShared: RedisScript<number> | undefined;

  constructor(@Inject(REDIS) redis: Redis | undefined) {
    this.takeShared = redis && redisScript(redis, 'streamsideTakeTurn', TAKE);
    this.giveBackShared = redis && redisScript(redis, 'streamsideGiveTurnBack', GIVE_BACK);
  }

  /**
   * All of them, or none.
   * @param message the same whenever it is sent again
   * @throws ChatError the `refusal` of one that is another message's, with the wait until it is free
   */
  async take(wanted: readonly TurnOf[], message: string): Promise<Turn> {
    const taken: TurnOf[] = [];
    const giveBack = async () => {
      for (const { key } of taken) await this.giveBack(key, message);
    };
    for (const turn of wanted) {
      const wait = await this.decide(turn, message);
      if (wait === 0) taken.push(turn);
      if (wait <= 0) continue;
      await giveBack();
      throw new ChatError(turn.refusal, { retryAfterMs: Math.ceil(wait) });
    }
    return { giveBack };
  }

  private async decide(turn: TurnOf, message: string): Promise<number> {
    const shared = await this.takeShared?.([sharedKey(turn.key)], [message, turn.seconds * 1000]);
    if (shared === undefined) return this.takeOwn(turn, message);
    if (shared <= 0) this.takeOwn(turn, message);
    return shared;
  }

  private takeOwn({ key, seconds }: TurnOf, message: string): number {
    const now = performance.now();
    const holder = this.own.get(key, now);
    if (holder) return holder.value === message ? -1 : holder.until - now;
    this.own.set(key, message, now + seconds * 1000, now);
    return 0;
  }

  private async giveBack(key: string, message: string): Promise<void> {
    if (this.own.get(key, performance.now())?.value === message) this.own.delete(key);
    await this.giveBackShared?.([sharedKey(key)], [message]);
  }
}

function sharedKey(key: string): string {
  return `streamside:${key}`;
}
