import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
  Inject,
} from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '../cluster/redis.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { FeedBus } from '../feed/feed-bus.js';
import { Feed } from '../feed/feed.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import { ChatStore } from '../store/chat-store.js';
import { comeBackAfterMs, Drain } from './drain.js';

/** How long what is under way may take, and after it the connections' closing, before the chat goes without it. */
const FINISH_MS = 3_000;
const CLOSE_MS = 3_000;

/** Makes a restart a pause: what is under way is committed, and everybody is told to come back. */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly drain: Drain,
    private readonly feed: Feed,
    private readonly broadcaster: Broadcaster,
    @Inject(ChatStore) private readonly store: ChatStore,
    private readonly rooms: ActiveRooms,
    @Inject(FeedBus) private readonly bus: FeedBus,
    @Inject(REDIS) private readonly redis: Redis | undefined,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.drain.begin();
    await within(FINISH_MS, this.drain.finished());
    await within(FINISH_MS, this.feed.settled());
    const message = 'The server restarts.';
    this.broadcaster.noticeAll(() => ({ code: 'restarting', message, retryAfterMs: comeBackAfterMs() }));
    // Whatever closes the server next destroys the connections, and with them what they have not sent.
    await within(CLOSE_MS, this.broadcaster.disconnectAll());
  }

  async onApplicationShutdown(): Promise<void> {
    await within(FINISH_MS, this.rooms.releaseAll());
    this.bus.stop();
    this.redis?.disconnect();
    await this.store.close();
  }
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, limitMs)))]);
  clearTimeout(timer);
}
