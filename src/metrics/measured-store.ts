import type { ChatStore, Entry, RoomRecord, Stored } from '../store/chat-store.js';
import type { FilterList } from '../contract/filters.js';
import type { FeedEvent, FeedPosition } from '../contract/wire.js';
import type { ChatMetrics } from './chat-metrics.js';

/** A store that says how long it takes, how much it is given at once, and how often it fails. */
export class MeasuredStore implements ChatStore {
  constructor(
    private readonly store: ChatStore,
    private readonly metrics: ChatMetrics,
  ) {}

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

  heads(rooms: readonly string[]): Promise<Map<string, FeedPosition>> {
    return this.metrics.timed('heads', () => this.store.heads(rooms));
  }

  sent(room: string, userId: string, clientMsgId: string): Promise<FeedEvent | undefined> {
    return this.metrics.timed('sent', () => this.store.sent(room, userId, clientMsgId));
  }

  before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    return this.metrics.timed('before', () => this.store.before(room, before, limit));
  }

  filters(room: string): Promise<FilterList[]> {
    return this.metrics.timed('filters', () => this.store.filters(room));
  }

  putFilter(room: string, list: FilterList): Promise<void> {
    return this.metrics.timed('filters', () => this.store.putFilter(room, list));
  }

  dropFilter(room: string, name: string): Promise<void> {
    return this.metrics.timed('filters', () => this.store.dropFilter(room, name));
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
