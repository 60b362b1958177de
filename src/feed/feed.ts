import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { FeedDraft, FeedEvent } from '../contract/wire.js';
import { ChatStore, type Entry, type Stored } from '../store/chat-store.js';
import { mustBeStorable } from '../store/storable.js';
import { Broadcaster } from './broadcaster.js';
import { GroupCommit } from './group-commit.js';
import { RoomLog } from './room-log.js';

/** A draft that has its place: what was sent under one id has the type that it had the first time. */
export type Placed<Draft extends FeedDraft> = Draft & Pick<FeedEvent, 'seq' | 'at'>;

/** A room's log, or the promise of it with what was committed in the meantime. */
interface OpenLog {
  ready: Promise<RoomLog>;
  log?: RoomLog;
  early: FeedEvent[];
}

/** Most entries in one transaction: keeps the event loop's stall in SQLite to a few milliseconds. */
const COMMIT_SIZE = 200;

/** The rooms' ordered, durable logs: appends to them, tells viewers, and reads them back. */
@Injectable()
export class Feed {
  private readonly logs = new Map<string, OpenLog>();
  private readonly commits: GroupCommit<Entry, Stored>;

  constructor(
    @Inject(ChatStore) private readonly store: ChatStore,
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly broadcaster: Broadcaster,
  ) {
    this.commits = new GroupCommit((entries) => this.commit(entries), COMMIT_SIZE);
  }

  /**
   * Resolves once the event is committed; viewers are sent it after that. What the same sender sent
   * under the same id before is returned as it was stored then.
   * @throws ChatError `unavailable` where the store refuses: it may be tried again with the same id
   * @throws TypeError for what JSON or a database cannot hold
   */
  async append<Draft extends FeedDraft>(entry: Entry<Draft>): Promise<Placed<Draft>> {
    mustBeStorable(entry);
    try {
      const { event } = await this.commits.submit(entry);
      return event as FeedEvent & Placed<Draft>;
    } catch (cause) {
      throw new ChatError('unavailable', { cause });
    }
  }

  /** The room's log, loaded where it is not in memory yet. Stays in memory until `close`. */
  open(room: string): Promise<RoomLog> {
    const known = this.logs.get(room);
    if (known) return known.ready;
    const early: FeedEvent[] = [];
    const opened: OpenLog = { early, ready: this.load(room, early).then((log) => (opened.log = log)) };
    this.logs.set(room, opened);
    return opened.ready;
  }

  close(room: string): void {
    this.logs.delete(room);
  }

  /** At most `limit` events with a seq below `before`: the latest of them. */
  before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    return this.store.before(room, before, limit);
  }

  /** Resolves when everything appended so far is committed and on its way to viewers. */
  async settled(): Promise<void> {
    await this.commits.idle();
    for (const { log } of this.logs.values()) if (log) this.broadcaster.flush(log);
  }

  /** @param early fills with what is committed while the store is asked */
  private async load(room: string, early: FeedEvent[]): Promise<RoomLog> {
    try {
      const record = await this.store.room(room);
      const tail = record.seq > 0 ? await this.store.before(room, record.seq + 1, this.options.recovery) : [];
      const log = new RoomLog(room, record, tail, this.options.recovery);
      early.forEach((event) => log.take(event));
      return log;
    } catch (cause) {
      this.logs.delete(room);
      throw new ChatError('unavailable', { cause });
    }
  }

  private async commit(entries: Entry[]): Promise<Stored[]> {
    const stored = await this.store.append(entries);
    entries.forEach(({ room }, i) => this.publish(room, stored[i]));
    return stored;
  }

  private publish(room: string, stored: Stored | undefined): void {
    const open = this.logs.get(room);
    if (!open || !stored || stored.duplicate) return;
    if (!open.log) return void open.early.push(stored.event);
    open.log.take(stored.event);
    this.broadcaster.feed(open.log);
  }
}
