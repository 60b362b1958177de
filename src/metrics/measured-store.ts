import type { ChatStore, Entry, RoomRecord, Stored } from '../store/chat-store.js';
import type { FeedEvent } from '../contract/wire.js';
import type { ChatMetrics } from './chat-metrics.js';

/** A store that says how long it takes, how much it is given at once, and how often it fails. */
export class MeasuredStore implements ChatStore {
  constructor(
    private readonly store: ChatStore,
    private readonly metrics: ChatMetrics,
  ) {}

  start(): Promise<void> {
    return this.store.start();
  }

  ping(): Promise<void> {
    return this.metrics.timed('ping', () => this.store.ping());
  }

  append(entries: readonly Entry[]): Promise<Stored[]> {
    this.metrics.committing(entries.length);
    return this.metrics.timed('append', () => this.store.append(entries));
  }

  room(room: string): Promise<RoomRecord> {
    return this.metrics.timed('room', () => this.store.room(room));
  }

  before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    return this.metrics.timed('before', () => this.store.before(room, before, limit));
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
