import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ChatStore } from '../store/chat-store.js';
import { Feed } from './feed.js';
import { FeedBus } from './feed-bus.js';
import { compare, isLacking, LogRepair } from './log-repair.js';
import type { RoomLog } from './room-log.js';

const LOOK_EVERY_MS = 2_000;
/** Where something was missing the bus does not bring it: the next look is due before much more is missing. */
const LOOK_AGAIN_MS = 250;
/** Most rooms in one query: databases bound the parameters of one. */
const ROOMS_AT_ONCE = 10_000;

/**
 * Asks the store every now and then how far the feeds are, where there are other nodes, and has fetched what
 * this node was not told. So nothing rests on Redis: not that it is there, nor that it brings everything.
 */
@Injectable()
export class HeadWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Chat');
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  /** Whether another look was asked for while one was under way. */
  private again = false;
  private stopped = false;
  /** Whether the latest look failed: each outage of the store is said once. */
  private failing = false;

  constructor(
    @Inject(ChatStore) private readonly store: ChatStore,
    @Inject(FeedBus) private readonly bus: FeedBus,
    private readonly feed: Feed,
    private readonly repair: LogRepair,
  ) {}

  onModuleInit(): void {
    if (!this.bus.shared) return;
    this.bus.onReturn(() => this.lookIn(0));
    this.lookIn(LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private lookIn(ms: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.look(), ms).unref();
  }

  private async look(): Promise<void> {
    if (this.looking) return void (this.again = true);
    this.looking = true;
    const lacked = await this.compareAll().catch((reason: unknown) => this.fail(reason));
    this.looking = false;
    this.lookIn(this.again ? 0 : lacked ? LOOK_AGAIN_MS : LOOK_EVERY_MS);
    this.again = false;
  }

  /** @returns whether something was missing */
  private async compareAll(): Promise<boolean> {
    const logs = [...this.feed.openLogs()];
    const repairs: Promise<boolean>[] = [];
    for (let at = 0; at < logs.length; at += ROOMS_AT_ONCE)
      for (const log of await this.findLacking(logs.slice(at, at + ROOMS_AT_ONCE)))
        repairs.push(this.repair.soon(log));
    const lacked = await Promise.all(repairs);
    this.failing = false;
    return lacked.includes(true);
  }

  private async findLacking(logs: RoomLog[]): Promise<RoomLog[]> {
    const before = logs.map(({ room, head }) => ({ room, head }));
    const heads = await this.store.heads(before.map(({ room }) => room));
    logs.forEach((log, i) => {
      const nothing = { epoch: log.epoch, seq: 0 };
      compare(log, before[i]?.head ?? 0, heads.get(log.room) ?? nothing);
    });
    return logs.filter(isLacking);
  }

  private fail(reason: unknown): void {
    if (!this.failing && !this.stopped) this.logger.error(reason);
    this.failing = true;
  }
}
