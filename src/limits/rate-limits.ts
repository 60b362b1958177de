import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import { Counters } from './counters.js';
import { Windows, type Limit } from './windows.js';

/** Milliseconds over which sends and connections are counted. */
const SEND_WINDOW = 30_000;
const CONNECT_WINDOW = 10_000;

/** An address may send this many times what a user may: schools and cafés share one. */
const ADDRESS_FACTOR = 10;
/** Moderators answer many at once. */
const MODERATOR_FACTOR = 5;
/** The share of a window's sends that may come within one second: 3 of 20. */
const BURST_SHARE = 0.15;
const BURST_WINDOW = 1_000;

/** Joins, history and renames: more than anybody's fingers, far less than what would load the store. */
const ASK_LIMIT = { times: 60, withinMs: 10_000 };

/** How often somebody may do something. */
@Injectable()
export class RateLimits {
  private readonly asks = new Windows();

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly counters: Counters,
  ) {}

  /** @throws ChatError `rate_limited` where the address has opened too many connections of late */
  async connect(address: string): Promise<void> {
    const times = this.options.connectLimit;
    if (times === 0) return;
    refuse(await this.counters.spend([{ key: `connect:${address}`, times, withinMs: CONNECT_WINDOW }]));
  }

  /**
   * What is refused counts for nothing.
   * @throws ChatError `rate_limited` where the user, or its address, has sent too much of late
   */
  async send(userId: string, address: string, moderator: boolean): Promise<void> {
    const times = this.options.sendLimit;
    if (times === 0) return;
    const user = moderator
      ? sends(`moderator:${userId}`, times * MODERATOR_FACTOR)
      : sends(`user:${userId}`, times);
    refuse(await this.counters.spend([...user, ...sends(`address:${address}`, times * ADDRESS_FACTOR)]));
  }

  /** @throws ChatError `rate_limited` where the connection has asked for too much of late */
  ask(viewerId: string): void {
    refuse(this.asks.spend([{ key: viewerId, ...ASK_LIMIT }]));
  }
}

function sends(who: string, times: number): Limit[] {
  return [
    { key: `burst:${who}`, times: Math.ceil(times * BURST_SHARE), withinMs: BURST_WINDOW },
    { key: `sends:${who}`, times, withinMs: SEND_WINDOW },
  ];
}

function refuse(waitMs: number): void {
  if (waitMs > 0) throw new ChatError('rate_limited', { retryAfterMs: Math.ceil(waitMs) });
}
