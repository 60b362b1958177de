import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { FeedBus } from '../feed/feed-bus.js';
import type { Identity } from '../identity/identity.js';
import { ChatStore, type Revocation } from '../store/chat-store.js';

/** No room can have this name. */
const CHANNEL = '~revocations';
/** How long a node may not know of what it was not told: without Redis, or by a Redis that lost it. */
const LOOK_EVERY_MS = 5_000;

/**
 * Which tokens are void. Each node knows all of it, so that who comes back costs the store nothing and gets
 * in while the store is away. The store has it for certain; nodes tell each other only that there is more.
 */
@Injectable()
export class Revocations implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Chat');
  /** By user, before when their tokens were issued. */
  private readonly before = new Map<string, number>();
  /** The number of the latest that the store has given. */
  private latest = 0;
  private listener: (user: string) => void = () => undefined;
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
  ) {
    bus.on('revoked', (_channel, { number }) => void (number > this.latest && this.look()));
  }

  /** The others are heard before the store is asked, so that nothing is lost between the two. */
  async onModuleInit(): Promise<void> {
    if (this.bus.shared) await this.bus.open(CHANNEL);
    await this.learn();
    if (!this.bus.shared) return;
    this.bus.onReturn(() => void this.look());
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  /** Has `listener` called with each user some of whose tokens have just become void. */
  onNews(listener: (user: string) => void): void {
    this.listener = listener;
  }

  /** A token that does not say when it was issued is older than any revocation. */
  voids({ id, token }: Identity): boolean {
    const before = this.before.get(id);
    return before !== undefined && (token.issuedAt ?? -Infinity) < before;
  }

  /** Resolves when it is stored. @throws ChatError `unavailable` */
  async add(revocation: Revocation): Promise<void> {
    const number = await this.store.revoke(revocation).catch((cause: unknown) => {
      throw new ChatError('unavailable', { cause });
    });
    this.take(revocation);
    void this.bus.tell(CHANNEL, 'revoked', { number });
  }

  private async look(): Promise<void> {
    if (this.looking) return void (this.again = true);
    this.looking = true;
    try {
      do {
        this.again = false;
        await this.learn();
      } while (this.again);
      this.failing = false;
    } catch (reason) {
      if (!this.failing && !this.stopped) this.logger.error(reason);
      this.failing = true;
    } finally {
      this.looking = false;
    }
  }

  private async learn(): Promise<void> {
    for (const { number, ...revocation } of await this.store.revocationsAfter(this.latest)) {
      this.latest = number;
      this.take(revocation);
    }
  }

  private take({ user, before }: Revocation): void {
    if (before <= (this.before.get(user) ?? -Infinity)) return;
    this.before.set(user, before);
    this.listener(user);
  }
}
