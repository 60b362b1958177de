import type { Redis } from 'ioredis';
import type { FeedBus } from '../feed/feed-bus.js';
import type { ChatMetrics } from '../metrics/chat-metrics.js';
import { LoneNode } from './lone-node.js';
import { RedisFeedBus } from './redis-feed-bus.js';

export function openBus(redis: Redis | undefined, metrics: ChatMetrics): FeedBus {
  return redis ? new RedisFeedBus(redis, (seconds) => metrics.busLagged(seconds)) : new LoneNode();
}
