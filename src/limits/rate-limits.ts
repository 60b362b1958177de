import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';

/** Seconds over which sends and connections are counted. */
const SEND_WINDOW = 30;
const CONNECT_WINDOW = 10;

/** An address may send this many times what a user may: schools and cafés share one. */
const ADDRESS_FACTOR = 10;
/** Moderators answer many at once. */
const MODERATOR_FACTOR = 5;
/** The share of a window's sends that may come within one second: 3 of 20. */
const BURST_SHARE = 0.15;

/** Joins, history and renames: more than anybody's fingers, far less than what would load the store. */
const ASK_LIMIT = { points: 60, duration: 10 };

/** How often somebody may do something. */
@Injectable()
export class RateLimits {
  private readonly connects: RateLimiterMemory | undefined;
  private readonly asks = new RateLimiterMemory({ keyPrefix: 'ask', ...ASK_LIMIT });
  private readonly viewerSends: RateLimiterMemory[];
  private readonly moderatorSends: RateLimiterMemory[];
  private readonly addressSends: RateLimiterMemory[];

  constructor(@Inject(CHAT_OPTIONS) { connectLimit, sendLimit }: ChatOptions) {
    this.connects = limiter(connectLimit, CONNECT_WINDOW);
    this.viewerSends = sendLimiters(sendLimit);
    this.moderatorSends = sendLimiters(sendLimit * MODERATOR_FACTOR);
    this.addressSends = sendLimiters(sendLimit * ADDRESS_FACTOR);
  }

  /** @throws ChatError `rate_limited` where the address has opened too many connections of late */
  async connect(address: string): Promise<void> {
    if (this.connects) await spend(this.connects, address);
  }

  /** @throws ChatError `rate_limited` where the user, or its address, has sent too much of late */
  async send(userId: string, address: string, moderator: boolean): Promise<void> {
    for (const limit of moderator ? this.moderatorSends : this.viewerSends) await spend(limit, userId);
    for (const limit of this.addressSends) await spend(limit, address);
  }

  /** @throws ChatError `rate_limited` where the connection has asked for too much of late */
  async ask(viewerId: string): Promise<void> {
    await spend(this.asks, viewerId);
  }
}

/** The burst first: what it refuses must not use up the window. */
function sendLimiters(points: number): RateLimiterMemory[] {
  const limiters = [limiter(Math.ceil(points * BURST_SHARE), 1), limiter(points, SEND_WINDOW)];
  return limiters.filter((one) => one !== undefined);
}

function limiter(points: number, duration: number): RateLimiterMemory | undefined {
  return points > 0 ? new RateLimiterMemory({ points, duration }) : undefined;
}

async function spend(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new ChatError('rate_limited', { retryAfterMs: Math.max(1, Math.ceil(refusal.msBeforeNext)) });
  }
}
