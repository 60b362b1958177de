import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import type { Redis } from 'ioredis';
import { Drain } from '../chat/drain.js';
import { REDIS } from '../cluster/redis.js';
import { ChatStore } from '../store/chat-store.js';

/** The database has so long to answer, and what it answered holds for as long: whoever asks cannot load it. */
const ANSWER_MS = 1_000;

/** Whether viewers may be sent to this node. What it says is for anybody to read: it names no address. */
@Injectable()
export class Readiness {
  private readonly logger = new Logger('Health');
  private databaseFailed = false;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly drain: Drain,
    @Inject(ChatStore) private readonly store: ChatStore,
    @Inject(REDIS) private readonly redis: Redis | undefined,
  ) {}

  /** @throws ServiceUnavailableException with the same in it where something is down */
  check(): Promise<HealthCheckResult> {
    const indicators: HealthIndicatorFunction[] = [() => this.node(), () => this.database()];
    if (this.redis) indicators.push(() => this.others(this.redis?.status === 'ready'));
    return this.health.check(indicators);
  }

  private node() {
    const node = this.indicators.check('node');
    return this.drain.isDraining ? node.down('It is shutting down.') : node.up();
  }

  /** Without Redis the chat goes on, and other nodes' messages come a little later. */
  private others(connected: boolean) {
    const redis = this.indicators.check('redis');
    return connected ? redis.up() : redis.degraded('It is away.');
  }

  private database() {
    return this.indicators
      .check('database')
      .attempt(() => this.ping())
      .withTimeout(ANSWER_MS)
      .cacheFor(ANSWER_MS);
  }

  /** The reason is for the log, once: it may name hosts. */
  private async ping(): Promise<void> {
    try {
      await this.store.ping();
      this.databaseFailed = false;
    } catch (cause) {
      if (!this.databaseFailed) this.logger.error(cause);
      this.databaseFailed = true;
      throw new Error('It does not answer.', { cause });
    }
  }
}
