import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { nanoid } from 'nanoid';
import { redisScript, type RedisScript } from '../cluster/redis-script.js';
import { REDIS } from '../cluster/redis.js';
import { ActiveRooms } from './active-rooms.js';
import type { Claim } from './nickname-claims.js';
import type { Room } from './room.js';

/** For how long a name stays somebody's whose node died, and how often a node that lives says so. */
const KEPT_MS = 150_000;
const RENEW_MS = 60_000;
/** Names in one step: more would hold up what else Redis does. */
const RENEW_SIZE = 500;

/**
 * A name's hash holds its user and the nodes on which the user goes by it. KEYS: names. ARGV: the node, for
 * how many milliseconds, whether it may be taken away from somebody, and for each name its user.
 */
const CLAIM = `
local won = {}
for i, key in ipairs(KEYS) do
  local user, holder = ARGV[3 + i], redis.call('hget', key, 'user')
  if holder and holder ~= user and ARGV[3] == '0' then
    won[i] = 0
  else
    if holder and holder ~= user then redis.call('del', key) end
    redis.call('hset', key, 'user', user, 'node:' .. ARGV[1], 1)
    redis.call('pexpire', key, ARGV[2])
    won[i] = 1
  end
end
return won`;

/** KEYS: the name. ARGV: the node and the user. The last node to let go frees the name. */
const RELEASE = `
if redis.call('hget', KEYS[1], 'user') ~= ARGV[2] then return 0 end
redis.call('hdel', KEYS[1], 'node:' .. ARGV[1])
if redis.call('hlen', KEYS[1]) == 1 then redis.call('del', KEYS[1]) end
return 1`;

/**
 * Makes a nickname one person's on all nodes, from the first message under it on. Without Redis, or while
 * it is away, each node knows its own only; names that are two people's by then are found out later, and
 * whoever was second is told so with the next message.
 */
@Injectable()
export class ClusterNicknames implements OnModuleInit, OnApplicationShutdown {
  private readonly node = nanoid(8);
  private readonly shareClaims: RedisScript<number[]> | undefined;
  private readonly shareRelease: RedisScript<number> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(REDIS) redis: Redis | undefined,
    private readonly rooms: ActiveRooms,
  ) {
    this.shareClaims = redis && redisScript(redis, 'streamsideClaimNicknames', CLAIM);
    this.shareRelease = redis && redisScript(redis, 'streamsideReleaseNickname', RELEASE);
  }

  onModuleInit(): void {
    if (this.shareClaims) this.timer = setInterval(() => void this.renew(), RENEW_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** As `NicknameClaims.claim`, on all nodes. Asks them only where they do not know, or may have forgotten. */
  async claim(room: Room, nickname: string, userId: string, vouched: boolean): Promise<boolean> {
    const claim = room.nicknames.claim(nickname, userId, vouched);
    if (!claim) return false;
    if (!this.shareClaims || claim.keptUntil > performance.now()) return true;
    if (!(await this.share(room, [claim], vouched))) return true;
    const won = claim.keptUntil > 0;
    // Who left in the meantime has let go of what it did not have yet.
    if (won && !room.nicknames.has(claim)) this.free(room, claim);
    return won;
  }

  release(room: Room, nickname: string, userId: string): void {
    const claim = room.nicknames.release(nickname, userId);
    if (claim && claim.keptUntil > 0) this.free(room, claim);
  }

  /** Says of this node's claims that they are still in force; finds out which are not. */
  async renew(): Promise<void> {
    for (const room of this.rooms)
      for (let { known } = room.nicknames; known.length > 0; known = known.slice(RENEW_SIZE))
        if (!(await this.share(room, known.slice(0, RENEW_SIZE), false))) return;
  }

  /** @returns false where Redis is away, and nothing is known */
  private async share(room: Room, claims: Claim[], seize: boolean): Promise<boolean> {
    const asked = performance.now();
    const won = await this.shareClaims?.(
      claims.map((claim) => keyOf(room, claim)),
      [this.node, KEPT_MS, seize ? 1 : 0, ...claims.map(({ userId }) => userId)],
    );
    if (won) claims.forEach((claim, i) => (claim.keptUntil = won[i] === 1 ? asked + KEPT_MS : 0));
    return won !== undefined;
  }

  private free(room: Room, claim: Claim): void {
    void this.shareRelease?.([keyOf(room, claim)], [this.node, claim.userId]);
  }
}

function keyOf(room: Room, { skeleton }: Claim): string {
  return `streamside:nickname:${room.id}:${skeleton}`;
}
