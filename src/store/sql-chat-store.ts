import { sql } from 'kysely';
import type { FilterList } from '../contract/filters.js';
import { shownIn, without } from '../contract/removal.js';
import type { FeedEvent, FeedPosition, RoomSettings } from '../contract/wire.js';
import { appendFresh, appendSeen } from './append.js';
import type { ChatStore, Entry, NumberedRevocation, Revocation, RoomRecord, Stored } from './chat-store.js';
import { eventColumns, toEvent } from './event-row.js';
import { selectFilters } from './filters.js';
import { sentKey } from './find-sent.js';
import { selectSent } from './hot-queries.js';
import { insertRevocation, selectRevocations } from './revocations.js';
import type { Database } from './schema.js';
import { SqlModerationRecords } from './sql-moderation-records.js';
import { isUniqueViolation } from './unique-violation.js';

/** Rooms asked for in one query: databases take some tens of thousands of parameters. */
const MOST_ASKED = 10_000;

/** The feeds in an SQL database. */
export class SqlChatStore implements ChatStore {
  readonly moderation: SqlModerationRecords;

  /**
   * @param db prepared
   * @param epoch of rooms that are yet to be written in
   */
  constructor(
    private readonly db: Database,
    private readonly epoch: string,
  ) {
    this.moderation = new SqlModerationRecords(db);
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.db);
  }

  async append(entries: readonly Entry[]): Promise<Stored[]> {
    if (!needsLook(entries)) {
      try {
        return await this.inTransaction(appendFresh, entries);
      } catch (error) {
        // One of the senders' ids is known; the look finds which. Whatever else it was would only be thrown again.
        if (!isUniqueViolation(error)) throw error;
      }
    }
    return this.inTransaction(appendSeen, entries);
  }

  async room(room: string): Promise<RoomRecord> {
    const row = await this.db
      .selectFrom('rooms')
      .select(['epoch', 'seq', 'settings'])
      .where('id', '=', room)
      .executeTakeFirst();
    const standing = await this.moderation.standing(room);
    if (!row) return { epoch: this.epoch, seq: 0, standing, exists: false };
    const settings = row.settings === null ? undefined : (JSON.parse(row.settings) as RoomSettings);
    return { epoch: row.epoch, seq: row.seq, standing, exists: true, ...(settings && { settings }) };
  }

  async heads(rooms: readonly string[]): Promise<Map<string, FeedPosition>> {
    const heads = new Map<string, FeedPosition>();
    for (let from = 0; from < rooms.length; from += MOST_ASKED) {
      const some = rooms.slice(from, from + MOST_ASKED);
      const rows = await this.db
        .selectFrom('rooms')
        .select(['id', 'epoch', 'seq'])
        .where('id', 'in', some)
        .execute();
      for (const { id, epoch, seq } of rows) heads.set(id, { epoch, seq });
    }
    return heads;
  }

  sent(room: string, userId: string, clientMsgId: string): Promise<FeedEvent | undefined> {
    return selectSent(this.db, room, userId, clientMsgId);
  }

  async before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    const rows = await this.db
      .selectFrom('events')
      .select(eventColumns)
      .where('events.room', '=', room)
      // A client may name any number; PostgreSQL takes none that is beyond its own.
      .where('events.seq', '<', Math.min(before, Number.MAX_SAFE_INTEGER))
      .orderBy('events.seq', 'desc')
      .limit(limit)
      .execute();
    return this.withoutRemoved(room, rows.reverse().map(toEvent));
  }

  revoke(revocation: Revocation): Promise<number> {
    return this.db.transaction().execute((transaction) => insertRevocation(transaction, revocation));
  }

  revocationsAfter(number: number): Promise<NumberedRevocation[]> {
    return selectRevocations(this.db, number);
  }

  filters(room: string): Promise<FilterList[]> {
    return selectFilters(this.db, room);
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }

  /** A message that was removed is gone from the events as well that show it once more. */
  private async withoutRemoved(room: string, events: FeedEvent[]): Promise<FeedEvent[]> {
    const shown = [...new Set(events.flatMap(shownIn).map(({ seq }) => seq))];
    const gone = new Set<number>();
    for (let from = 0; from < shown.length; from += MOST_ASKED) {
      const rows = await this.db
        .selectFrom('events')
        .select(eventColumns)
        .where('events.room', '=', room)
        .where('events.seq', 'in', shown.slice(from, from + MOST_ASKED))
        .execute();
      for (const { seq, removed } of rows) if (removed) gone.add(seq);
    }
    return gone.size === 0 ? events : events.map((event) => without(event, ({ seq }) => gone.has(seq)));
  }

  private inTransaction(append: typeof appendFresh, entries: readonly Entry[]): Promise<Stored[]> {
    return this.db
      .transaction()
      .setIsolationLevel('read committed') // what waited for a room's row has to see what was committed meanwhile
      .execute((transaction) => append(transaction, this.epoch, entries));
  }
}

/** Whether a look at what is stored, or a write of settings or other records, cannot be saved. */
function needsLook(entries: readonly Entry[]): boolean {
  const keys = entries.map(sentKey).filter((key) => key !== undefined);
  return (
    new Set(keys).size < keys.length ||
    entries.some(({ draft, effects }) => draft.type === 'room.updated' || effects !== undefined)
  );
}
