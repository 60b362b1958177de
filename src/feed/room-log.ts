import { removes, without } from '../contract/removal.js';
import type { FeedEvent, FeedPacket, MessageEvent, RoomSettings } from '../contract/wire.js';
import { Standing } from '../moderation/standing.js';
import type { RoomRecord } from '../store/chat-store.js';
import { EarlyEvents, type Stretch } from './early-events.js';

const REMOVE = new Set<FeedEvent['type']>(['message.deleted', 'user.purged', 'room.cleared']);
const CHANGE_STANDING = new Set<FeedEvent['type']>([
  'user.timed_out',
  'user.banned',
  'user.unbanned',
  'user.role',
]);

/**
 * The recent end of one room's feed, in memory while the room has viewers. `head` is the latest event
 * that is committed, `sent` the latest that viewers were sent: a viewer who joins starts at `sent`, so
 * that what waits to be sent reaches it once, with everybody else.
 */
export class RoomLog {
  epoch = '';
  exists = false;
  settings: RoomSettings | undefined;
  standing!: Standing;
  /** True where the standing has changed since it was read. */
  isStandingVoid = false;
  head = 0;
  sent = 0;
  /** True where the store has another log than this one: then it has to `restart`. */
  isVoid = false;
  private events: FeedEvent[] = [];
  private readonly early: EarlyEvents;

  /**
   * @param tail the latest events up to the record's seq, without holes
   * @param keep how many events stay in memory once they are sent
   */
  constructor(
    readonly room: string,
    record: RoomRecord,
    tail: FeedEvent[],
    private readonly keep: number,
  ) {
    this.early = new EarlyEvents(keep);
    this.restart(record, tail);
  }

  /** Takes what was committed, in whatever order it comes; what the log has already changes nothing. */
  take(event: FeedEvent): void {
    if (event.seq <= this.head) return;
    if (event.seq > this.head + 1) return this.early.add(event);
    for (let next: FeedEvent | undefined = event; next; next = this.early.take(this.head + 1))
      this.append(next);
  }

  /** The feed is known to go up to this seq. */
  expect(seq: number): void {
    this.early.expect(seq);
  }

  /** The first stretch that the feed has and the log has not. */
  get missing(): Stretch | undefined {
    return this.early.missing(this.head);
  }

  /** Goes on from what the store has, whatever there was before. */
  restart(record: RoomRecord, tail: FeedEvent[]): void {
    this.epoch = record.epoch;
    this.exists = record.exists;
    this.settings = record.settings;
    this.standing = new Standing(record.standing, performance.now());
    this.isStandingVoid = false;
    this.head = this.sent = record.seq;
    this.events = tail;
    this.early.clear();
    this.isVoid = false;
  }

  /** What viewers have not been sent, as one packet; from now on they have been. */
  takeUnsent(): FeedPacket | undefined {
    if (this.sent === this.head) return undefined;
    const { room, epoch, sent: prev, head: seq } = this;
    const events = this.between(prev, seq) ?? [];
    this.sent = seq;
    // Trimmed in strides, so that a busy room does not move its whole log for every event.
    if (this.events.length > this.keep * 2) this.events = this.events.slice(-this.keep);
    return { room, epoch, prev, seq, events };
  }

  /** The sent events after `seq`; undefined where the log no longer has all of them. */
  since(seq: number): FeedEvent[] | undefined {
    return this.between(seq, this.sent);
  }

  /** The same as a packet. */
  packetSince(seq: number): FeedPacket | undefined {
    const events = this.since(seq);
    return events && { room: this.room, epoch: this.epoch, prev: seq, seq: this.sent, events };
  }

  /** The latest sent events, `count` at most. */
  latest(count: number): FeedEvent[] {
    const end = this.events.length - (this.head - this.sent);
    return this.events.slice(Math.max(0, end - count), end);
  }

  private append(event: FeedEvent): void {
    if (event.type !== 'message') this.follow(event);
    this.events.push(event);
    this.head = event.seq;
  }

  /** What the event changes besides. */
  private follow(event: FeedEvent): void {
    if (event.type === 'room.updated') this.settings = event.room;
    if (REMOVE.has(event.type)) this.remove(event);
    if (CHANGE_STANDING.has(event.type)) this.isStandingVoid = true;
    if (event.type === 'messages.restored') this.restore(event.messages);
  }

  /** Nobody is given any more what was said, be it that it waits to be sent: its place is kept. */
  private remove(removal: FeedEvent): void {
    this.events = this.events.map((event) =>
      (event.type === 'message' || event.type === 'announcement') && removes(removal, event)
        ? { seq: event.seq, at: event.at, type: 'tombstone', id: event.id }
        : without(event, (message) => removes(removal, message)),
    );
    const { pinned, ...settings } = this.settings ?? {};
    if (pinned && removes(removal, pinned)) this.settings = settings as RoomSettings;
  }

  private restore(messages: readonly MessageEvent[]): void {
    const bySeq = new Map(messages.map((message) => [message.seq, message]));
    this.events = this.events.map((event) => bySeq.get(event.seq) ?? event);
  }

  private between(after: number, upTo: number): FeedEvent[] | undefined {
    const first = this.head - this.events.length + 1;
    if (after + 1 < first || after > upTo) return undefined;
    return this.events.slice(after + 1 - first, upTo + 1 - first);
  }
}
