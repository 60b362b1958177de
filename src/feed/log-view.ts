import type { FeedEvent, FeedPacket } from '../contract/wire.js';
import type { RoomLog } from './room-log.js';
import { shownTo } from './shadow.js';

/**
 * What some of a room's viewers are shown of its log. Moderators are shown all of it at once; everybody
 * else what the room's delay releases, and nothing that is shadowed. `sent` is the latest event that they
 * were sent: who joins starts there, so that what waits to be sent reaches it once, with everybody else.
 */
export class LogView {
  sent = 0;

  constructor(
    readonly log: RoomLog,
    readonly forModerators: boolean,
  ) {}

  /** The seq up to which it may be sent now. */
  get due(): number {
    return this.forModerators ? this.log.head : this.log.delay.upTo();
  }

  /** When more of it is due, as `performance.now()` tells the time; undefined where nothing is held back. */
  get nextDueAt(): number | undefined {
    return this.forModerators ? undefined : this.log.delay.nextAt;
  }

  get hasUnsent(): boolean {
    return this.sent < this.due;
  }

  /** What is due and has not been sent, as one packet; from now on it has been. */
  takeUnsent(): FeedPacket | undefined {
    const { room, epoch } = this.log;
    const { sent: prev, due: seq } = this;
    if (prev >= seq) return undefined;
    const events = this.log.between(prev, seq) ?? [];
    this.goTo(seq);
    return { room, epoch, prev, seq, events };
  }

  /** Counts what is due as sent: there is nobody to be sent it. */
  skip(): void {
    this.goTo(this.due);
  }

  /**
   * The sent events after `seq`; undefined where the log no longer has all of them. None for who is ahead:
   * another node has released to it what this one holds back for some milliseconds more, or it was a moderator.
   */
  since(seq: number): FeedEvent[] | undefined {
    if (seq > this.sent && seq <= this.log.head) return [];
    return this.log.between(seq, this.sent);
  }

  /** The same as a packet for the user. */
  packetSince(seq: number, userId: string): FeedPacket | undefined {
    const { room, epoch } = this.log;
    const missed = this.since(seq);
    if (!missed) return undefined;
    const events = this.shownTo(userId, missed);
    const omitted = missed.length - events.length;
    const packet = { room, epoch, prev: seq, seq: Math.max(seq, this.sent), events };
    return omitted > 0 ? { ...packet, omitted } : packet;
  }

  /** The latest sent events that the user is shown, `count` at most. */
  latest(count: number, userId: string): FeedEvent[] {
    const shown = this.shownTo(userId, this.log.upTo(this.sent));
    return shown.slice(Math.max(0, shown.length - count));
  }

  /** The events as the user is shown them. */
  shownTo(userId: string, events: FeedEvent[]): FeedEvent[] {
    return this.forModerators ? events : shownTo(userId, events);
  }

  private goTo(seq: number): void {
    this.sent = seq;
    this.log.forgetSent();
  }
}
