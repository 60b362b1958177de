import type {
  ChatStore,
  Entry,
  NumberedRevocation,
  Revocation,
  RoomRecord,
  Stored,
} from '../store/chat-store.js';
import type { ModerationRecords } from '../store/moderation-records.js';
import type { FilterList } from '../contract/filters.js';
import type { FeedEvent, FeedPosition } from '../contract/wire.js';
import type { ChatMetrics } from './chat-metrics.js';

/** A store that says how long it takes, how much it is given at once, and how often it fails. */
export class MeasuredStore implements ChatStore {
  constructor(
    private readonly store: ChatStore,
    private readonly metrics: ChatMetrics,
  ) {}

  /** Looked at by hand, not by the thousand: it is not measured. */
  get moderation(): ModerationRecords {
    return this.store.moderation;
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

  heads(rooms: readonly string[]): Promise<Map<string, FeedPosition>> {
    return this.metrics.timed('heads', () => this.store.heads(rooms));
  }

  sent(room: string, userId: string, clientMsgId: string): Promise<FeedEvent | undefined> {
    return this.metrics.timed('sent', () => this.store.sent(room, userId, clientMsgId));
  }

  before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    return this.metrics.timed('before', () => this.store.before(room, before, limit));
  }

  revoke(revocation: Revocation): Promise<number> {
    return this.metrics.timed('revoke', () => this.store.revoke(revocation));
  }

  revocationsAfter(number: number): Promise<NumberedRevocation[]> {
    return this.metrics.timed('revocations', () => this.store.revocationsAfter(number));
  }

  filters(room: string): Promise<FilterList[]> {
    return this.metrics.timed('filters', () => this.store.filters(room));
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
