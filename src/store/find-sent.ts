import { sql } from 'kysely';
import type { Entry, Stored } from './chat-store.js';
import { eventColumns, toEvent } from './event-row.js';
import type { Database } from './schema.js';

/** Tells what one sender sent to one room under one id; undefined where nobody sent it with an id. */
export function sentKey({ room, sent }: Entry): string | undefined {
  return sent && JSON.stringify([room, sent.userId, sent.clientMsgId]);
}

/** What is stored already of what the entries' senders sent, by `sentKey`. */
export async function findSent(db: Database, entries: readonly Entry[]): Promise<Map<string, Stored>> {
  const keys = entries.flatMap(({ room, sent }) =>
    sent ? [sql`(${room}, ${sent.userId}, ${sent.clientMsgId})`] : [],
  );
  if (keys.length === 0) return new Map();
  // Both databases name the columns of a VALUES list so; a row-value IN would not be taken by SQLite.
  const wanted = sql<{ column1: string; column2: string; column3: string }>`(values ${sql.join(keys)})`.as(
    'wanted',
  );
  const rows = await db
    .selectFrom(wanted)
    .innerJoin('events', (join) =>
      join
        .onRef('events.room', '=', 'wanted.column1')
        .onRef('events.user_id', '=', 'wanted.column2')
        .onRef('events.client_msg_id', '=', 'wanted.column3'),
    )
    .innerJoin('rooms', 'rooms.id', 'events.room')
    .select(['events.room', 'user_id', 'client_msg_id', 'epoch'])
    .select((eb) => eventColumns(eb))
    .execute();
  return new Map(
    rows.map((row) => [
      JSON.stringify([row.room, row.user_id, row.client_msg_id]),
      { event: toEvent(row), epoch: row.epoch, duplicate: true },
    ]),
  );
}
