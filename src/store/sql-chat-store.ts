import { nanoid } from 'nanoid';
import { Kysely, sql, type Dialect } from 'kysely';
import type { FeedEvent, FeedPosition, RoomSettings } from '../contract/wire.js';
import { appendFresh, appendSeen } from './append.js';
import type { ChatStore, Entry, RoomRecord, Stored } from './chat-store.js';
import { toEvent } from './event-row.js';
import { sentKey } from './find-sent.js';
import { selectSent } from './hot-queries.js';
import { migrate } from './migrations.js';
import type { Database, Schema } from './schema.js';

/** The feeds in an SQL database; the dialect says which. */
export class SqlChatStore implements ChatStore {
  private readonly db: Database;
  /** The epoch of rooms that are yet to be written in: made with the database, so that it outlives a restart. */
  private epoch = '';

  constructor(dialect: Dialect) {
    this.db = new Kysely<Schema>({ dialect });
  }

  async start(): Promise<void> {
    await migrate(this.db);
    await this.db
      .insertInto('meta')
      .values({ key: 'epoch', value: nanoid(12) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { value } = await this.db
      .selectFrom('meta')
      .select('value')
      .where('key', '=', 'epoch')
      .executeTakeFirstOrThrow();
    this.epoch = value;
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.db);
  }

  async append(entries: readonly Entry[]): Promise<Stored[]> {
    if (!needsLook(entries)) {
      try {
        return await this.inTransaction(appendFresh, entries);
      } catch {
        // Most often one of the senders' ids is known: then the look finds it. Else the same will be thrown again.
      }
    }
    return this.inTransaction(appendSeen, entries);
  }

  async room(room: string): Promise<RoomRecord> {
    const row = await this.db.selectFrom('rooms').selectAll().where('id', '=', room).executeTakeFirst();
    if (!row) return { epoch: this.epoch, seq: 0, exists: false };
    const settings = row.settings === null ? undefined : (JSON.parse(row.settings) as RoomSettings);
    return { epoch: row.epoch, seq: row.seq, exists: true, ...(settings && { settings }) };
  }

  async heads(rooms: readonly string[]): Promise<Map<string, FeedPosition>> {
    if (rooms.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('rooms')
      .select(['id', 'epoch', 'seq'])
      .where('id', 'in', rooms)
      .execute();
    return new Map(rows.map(({ id, ...head }) => [id, head]));
  }

  sent(room: string, userId: string, clientMsgId: string): Promise<FeedEvent | undefined> {
    return selectSent(this.db, room, userId, clientMsgId);
  }

  async before(room: string, before: number, limit: number): Promise<FeedEvent[]> {
    const rows = await this.db
      .selectFrom('events')
      .select(['seq', 'at', 'body'])
      .where('room', '=', room)
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse().map(toEvent);
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }

  private inTransaction(append: typeof appendFresh, entries: readonly Entry[]): Promise<Stored[]> {
    return this.db.transaction().execute((transaction) => append(transaction, this.epoch, entries));
  }
}

/** Whether a look at what is stored, or a write of settings, cannot be saved. */
function needsLook(entries: readonly Entry[]): boolean {
  const keys = entries.map(sentKey).filter((key) => key !== undefined);
  return new Set(keys).size < keys.length || entries.some(({ draft }) => draft.type === 'room.updated');
}
