import type { Redis } from 'ioredis';
import type { FeedBus } from '../feed/feed-bus.js';
import { LoneNode } from './lone-node.js';
import { RedisFeedBus } from './redis-feed-bus.js';

export function openBus(redis: Redis | undefined): FeedBus {
  return redis ? new RedisFeedBus(redis) : new LoneNode();
}
