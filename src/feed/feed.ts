import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { FeedDraft, FeedEvent, FeedPosition } from '../contract/wire.js';
import { Standings } from '../moderation/standings.js';
import { ChatStore, type Entry, type Stored } from '../store/chat-store.js';
import { mustBeStorable } from '../store/storable.js';
import { Broadcaster } from './broadcaster.js';
import { FeedBus } from './feed-bus.js';
import { GroupCommit } from './group-commit.js';
import { isLacking, LogRepair } from './log-repair.js';
import { recentEnd } from './recent-end.js';
import { RoomLog } from './room-log.js';

/** A draft that has its place: what was sent under one id has the type that it had the first time. */
export type Placed<Draft extends FeedDraft> = Draft & Pick<FeedEvent, 'seq' | 'at'>;

/** What was committed in one room, in order. */
interface Committed {
  epoch: string;
  events: FeedEvent[];
}

/** A room's log, or the promise of it with what was committed in the meantime. */
interface OpenLog {
  ready: Promise<RoomLog>;
  log?: RoomLog;
  early: Committed[];
}

/** Most entries in one transaction: keeps the event loop's stall in SQLite to a few milliseconds. */
const COMMIT_SIZE = 200;

/**
 * Milliseconds that messages may wait to be committed together, where nobody would be sent them sooner: their
 * senders wait for the acks. Where there are other nodes, viewers there wait in addition to this.
 */
const MOST_PATIENCE_MS = { alone: 80, amongOthers: 25 };

/** The rooms' ordered, durable logs: appends to them, tells viewers, and reads them back. */
@Injectable()
export class Feed {
  private readonly logs = new Map<string, OpenLog>();
  private readonly commits: GroupCommit<readonly Entry[], Stored[]>;

  constructor(
    @Inject(ChatStore) private readonly store: ChatStore,
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    @Inject(FeedBus) private readonly bus: FeedBus,
    private readonly broadcaster: Broadcaster,
    private readonly repair: LogRepair,
    private readonly standings: Standings,
  ) {
    bus.on('events', (room, committed) => this.take(room, committed));
    this.commits = new GroupCommit((groups, since) => this.commit(groups, since), COMMIT_SIZE);
  }

  /**
   * Resolves once the event is committed; viewers are sent it after that. What the same sender sent
   * under the same id before is returned as it was stored then.
   * @throws ChatError `unavailable` where the store refuses: it may be tried again with the same id
   * @throws TypeError for what JSON or a database cannot hold
   */
  async append<Draft extends FeedDraft>(entry: Entry<Draft>): Promise<Placed<Draft>> {
    const [event] = await this.appendAll([entry]);
    return event as FeedEvent & Placed<Draft>;
  }

  /**
   * The same for entries of which all are committed or none, of several rooms too.
   * @throws ChatError `unavailable` @throws TypeError
   */
  async appendAll(entries: readonly Entry[]): Promise<FeedEvent[]> {
    entries.forEach(mustBeStorable);
    try {
      return (await this.commits.submit(entries, this.patienceFor(entries))).map(({ event }) => event);
    } catch (cause) {
      throw new ChatError('unavailable', { cause });
    }
  }

  /**
   * Milliseconds for which nobody would be sent sooner what is said in the room now. None where it is quiet, here
   * or on other nodes: what is said there is sent at once.
   */
  patienceIn(room: string): number {
    const log = this.logs.get(room)?.log;
    if (!log) return 0;
    const most = this.bus.shared ? MOST_PATIENCE_MS.amongOthers : MOST_PATIENCE_MS.alone;
    return Math.min(most, this.broadcaster.holdsBackFor(log));
  }

  /** Resolves right before the next commit, in time for what is appended then; undefined where one is under way. */
  turn(patienceMs: number): Promise<void> | undefined {
    return this.commits.turn(patienceMs);
  }

  /** The room's log, loaded where it is not in memory yet. Stays in memory until `close`. */
  open(room: string): Promise<RoomLog> {
    const known = this.logs.get(room);
    if (known) return known.ready;
    const early: Committed[] = [];
    const opened: OpenLog = { early, ready: this.load(room).then((log) => this.begin(opened, log)) };
    this.logs.set(room, opened);
    return opened.ready;
  }

  close(room: string): void {
    this.logs.delete(room);
    this.bus.close(room);
  }

  *openLogs(): Generator<RoomLog> {
    for (const { log } of this.logs.values()) if (log) yield log;
  }

  /**
   * Brings the log to where the store is, unless it is at `since` already: a client that comes from another
   * node may be ahead of this one. @throws ChatError `unavailable`
   */
  async reach(log: RoomLog, since: FeedPosition | undefined): Promise<void> {
    if (since) await this.repair.reach(log, since).catch(refuse);
  }

  /** Brings the log to where the store is, where there are other nodes. @throws ChatError `unavailable` */
  async refresh(log: RoomLog): Promise<void> {
    if (this.bus.shared) await this.repair.look(log).catch(refuse);
  }

  /** What the user sent to the room under the id before; undefined where that is nothing. */
  sent(room: string, userId: string, clientMsgId: string): Promise<FeedEvent | undefined> {
    return this.store.sent(room, userId, clientMsgId);
  }

  /** At most `limit` events with a seq below `before`: the latest of them. */
  before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    return this.store.before(room, before, limit);
  }

  /** Resolves when everything appended so far is committed and on its way to viewers. */
  async settled(): Promise<void> {
    await this.commits.idle();
    for (const log of this.openLogs()) this.broadcaster.flush(log);
  }

  /** The others are heard before the store is asked, so that nothing is lost between the two. */
  private async load(room: string): Promise<RoomLog> {
    try {
      await this.bus.open(room);
      const { record, tail } = await recentEnd(this.store, room, this.options.recovery);
      return new RoomLog(room, record, tail, this.options.recovery);
    } catch (cause) {
      this.close(room);
      throw new ChatError('unavailable', { cause });
    }
  }

  private begin(open: OpenLog, log: RoomLog): RoomLog {
    open.log = log;
    for (const committed of open.early) this.take(log.room, committed);
    return log;
  }

  /** None for what a moderator does. */
  private patienceFor(entries: readonly Entry[]): number {
    let patience = Infinity;
    for (const { room, draft } of entries)
      patience = Math.min(patience, draft.type === 'message' ? this.patienceIn(room) : 0);
    return patience;
  }

  private async commit(groups: (readonly Entry[])[], since: number): Promise<Stored[][]> {
    const entries = groups.flat();
    const stored = await this.store.append(entries);
    for (const [room, committed] of byRoom(entries, stored)) {
      this.take(room, committed, since);
      void this.bus.tell(room, 'events', committed);
    }
    let next = 0;
    return groups.map(({ length }) => stored.slice(next, (next += length)));
  }

  /**
   * What this node committed can be ahead of what another one did before it, and is on its way.
   * @param since when it was submitted, or came from another node
   */
  private take(room: string, committed: Committed, since = performance.now()): void {
    const open = this.logs.get(room);
    if (!open) return;
    const { log } = open;
    if (!log) return void open.early.push(committed);
    if (committed.epoch !== log.epoch) return;
    const { head } = log;
    for (const event of committed.events) log.take(event);
    if (log.head > head) this.broadcaster.feed(log, since);
    if (log.isStandingVoid) this.standings.refresh(log);
    // Where the store does not answer, whoever sends hears of it; what comes next shows the hole again.
    if (isLacking(log)) this.repair.soon(log).catch(() => false);
  }
}

function refuse(cause: unknown): never {
  throw new ChatError('unavailable', { cause });
}

function byRoom(entries: readonly Entry[], stored: readonly Stored[]): Map<string, Committed> {
  const rooms = new Map<string, Committed>();
  stored.forEach(({ epoch, event }, i) => {
    const room = entries[i]?.room ?? '';
    const committed = rooms.get(room);
    if (committed) committed.events.push(event);
    else rooms.set(room, { epoch, events: [event] });
  });
  return rooms;
}
