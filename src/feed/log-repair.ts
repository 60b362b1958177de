import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { FeedPosition } from '../contract/wire.js';
import { Standings } from '../moderation/standings.js';
import { ChatStore } from '../store/chat-store.js';
import { Broadcaster } from './broadcaster.js';
import type { Stretch } from './early-events.js';
import { OncePerKey } from './once-per-key.js';
import { recentEnd } from './recent-end.js';
import type { RoomLog } from './room-log.js';

/** How late an event may be that another node committed before it is fetched: on its way it takes a few milliseconds. */
const GRACE_MS = 30;

/** Fetches from the store what logs lack. Viewers are sent it in its place, as if it had never been missing. */
@Injectable()
export class LogRepair {
  private readonly late = new OncePerKey<RoomLog, boolean>();
  private readonly work = new OncePerKey<RoomLog, void>();
  private readonly looks = new OncePerKey<RoomLog, void>();

  constructor(
    @Inject(ChatStore) private readonly store: ChatStore,
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly broadcaster: Broadcaster,
    private readonly standings: Standings,
  ) {}

  /** Fetches what is still missing in a moment. Resolves to whether something was. @throws what the store throws */
  soon(log: RoomLog): Promise<boolean> {
    return this.late.run(log, async () => {
      await setTimeout(GRACE_MS);
      if (!isLacking(log)) return false;
      await this.mend(log);
      return true;
    });
  }

  /**
   * Brings the log to where the store is, where it is not at `position` yet: a client that comes from
   * another node may be ahead of this one. @throws what the store throws
   */
  async reach(log: RoomLog, position: FeedPosition): Promise<void> {
    const isBehind = () => position.epoch !== log.epoch || position.seq > log.head;
    // A look that is under way may have begun too early to see it; the next one has not.
    for (let looks = 0; looks < 2 && isBehind(); looks++) await this.look(log);
  }

  /** Brings the log to where the store is. @throws what the store throws */
  look(log: RoomLog): Promise<void> {
    return this.looks.run(log, async () => {
      const { head } = log;
      compare(log, head, await this.store.room(log.room));
      await this.mend(log);
    });
  }

  private async mend(log: RoomLog): Promise<void> {
    while (isLacking(log))
      await this.work.run(log, () =>
        log.missing && !log.isVoid ? this.fetch(log, log.missing) : this.reload(log),
      );
  }

  private async fetch(log: RoomLog, { after, upTo }: Stretch): Promise<void> {
    const count = upTo - after;
    // More than a client gets that comes back.
    if (count > this.options.recovery) return this.reload(log);
    for (const event of await this.store.before(log.room, upTo + 1, count)) log.take(event);
    if (log.isStandingVoid) this.standings.refresh(log);
    if (log.head === after) return this.reload(log);
    this.broadcaster.feed(log);
  }

  private async reload(log: RoomLog): Promise<void> {
    const { record, tail } = await recentEnd(this.store, log.room, this.options.recovery);
    // Nothing of what was before may reach anybody after the packet that says where the log is now.
    this.broadcaster.flush(log);
    const { epoch, head, standing } = log;
    log.restart(record, tail);
    this.standings.changed(log, standing);
    if (log.epoch !== epoch || log.head > head) this.broadcaster.recall(log);
    // Under the same epoch no packet could tell them that they have too much.
    else if (log.head < head) this.broadcaster.dismiss(log);
    this.broadcaster.feed(log);
  }
}

/** Has the log know what the store said, which was asked when the log was at `head`. */
export function compare(log: RoomLog, head: number, { epoch, seq }: FeedPosition): void {
  if (epoch !== log.epoch || seq < head) log.isVoid = true;
  else log.expect(seq);
}

export function isLacking(log: RoomLog): boolean {
  return log.isVoid || log.missing !== undefined;
}
