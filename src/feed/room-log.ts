import { removes, without } from '../contract/removal.js';
import type { FeedEvent, MessageEvent, RoomSettings } from '../contract/wire.js';
import { Standing } from '../moderation/standing.js';
import type { RoomRecord } from '../store/chat-store.js';
import { Delay } from './delay.js';
import { EarlyEvents, type Stretch } from './early-events.js';
import { LogView } from './log-view.js';

const REMOVE = new Set<FeedEvent['type']>(['message.deleted', 'user.purged', 'room.cleared']);
const CHANGE_STANDING = new Set<FeedEvent['type']>([
  'user.timed_out',
  'user.banned',
  'user.unbanned',
  'user.role',
]);

/**
 * The recent end of one room's feed, in memory while the room has viewers. `head` is the latest event
 * that is committed; how far viewers have been sent it is a matter of their view.
 */
export class RoomLog {
  epoch = '';
  exists = false;
  settings: RoomSettings | undefined;
  standing!: Standing;
  /** Counts the changes of the standing, and those that were known to the store when it was read. */
  standingChanges = 0;
  standingRead = 0;
  head = 0;
  /** What viewers may be shown of it by now. */
  readonly delay: Delay;
  readonly forModerators = new LogView(this, true);
  /** For everybody else. */
  readonly forViewers = new LogView(this, false);
  readonly views = [this.forModerators, this.forViewers] as const;
  /** Counts up each time that the room's word lists may have changed. */
  filtersVersion = 0;
  /** True where the store has another log than this one: then it has to `restart`. */
  isVoid = false;
  private events: FeedEvent[] = [];
  private readonly early: EarlyEvents;

  /**
   * @param tail the latest events up to the record's seq, without holes
   * @param keep how many events stay in memory once they are sent
   * @param clock tells how long something has been there
   */
  constructor(
    readonly room: string,
    record: RoomRecord,
    tail: FeedEvent[],
    private readonly keep: number,
    clock = () => performance.now(),
  ) {
    this.early = new EarlyEvents(keep);
    this.delay = new Delay(clock);
    this.restart(record, tail);
  }

  /** Takes what was committed, in whatever order it comes; what the log has already changes nothing. */
  take(event: FeedEvent): void {
    if (event.seq <= this.head) return;
    if (event.seq > this.head + 1) return this.early.add(event);
    for (let next: FeedEvent | undefined = event; next; next = this.early.take(this.head + 1))
      this.append(next);
  }

  /** Whether the standing has changed since it was read. */
  get isStandingVoid(): boolean {
    return this.standingRead < this.standingChanges;
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
    this.standingRead = this.standingChanges;
    this.head = record.seq;
    this.events = tail;
    this.early.clear();
    this.isVoid = false;
    this.delay.restart(record.seq - tail.length, record.settings?.modes.delay);
    for (const { seq, at } of tail) this.delay.take(seq, Math.max(0, record.standing.readAt - at));
    for (const view of this.views) view.sent = view.due;
    this.filtersVersion += 1;
  }

  /** The events after the one seq, up to the other; undefined where the log no longer has all of them. */
  between(after: number, upTo: number): FeedEvent[] | undefined {
    const first = this.head - this.events.length + 1;
    if (after + 1 < first || after > upTo) return undefined;
    return this.events.slice(after + 1 - first, upTo + 1 - first);
  }

  /** All up to the seq that are still there. */
  upTo(seq: number): FeedEvent[] {
    return this.events.slice(0, Math.max(0, this.events.length - (this.head - seq)));
  }

  /** Forgets the oldest of what was sent: in strides, so that a busy room does not move its whole log for every event. */
  forgetSent(): void {
    const unsent = this.head - Math.min(this.forModerators.sent, this.forViewers.sent);
    if (this.events.length > unsent + this.keep * 2) this.events = this.events.slice(-(unsent + this.keep));
  }

  private append(event: FeedEvent): void {
    if (event.type !== 'message') this.follow(event);
    this.events.push(event);
    this.head = event.seq;
    // Before its own delay is in force: viewers hear at once of one that begins, and why it is quiet now.
    this.delay.take(event.seq);
    if (event.type === 'room.updated') this.delay.set(event.room.modes.delay);
  }

  /** What the event changes besides. */
  private follow(event: FeedEvent): void {
    if (event.type === 'room.updated') this.settings = event.room;
    if (REMOVE.has(event.type)) this.remove(event);
    if (CHANGE_STANDING.has(event.type)) this.standingChanges += 1;
    if (event.type === 'room.filters') this.filtersVersion += 1;
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
}
