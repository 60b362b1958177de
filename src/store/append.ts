import { sql } from 'kysely';
import type { Entry, Stored } from './chat-store.js';
import { place, toEvent } from './event-row.js';
import type { Database } from './schema.js';

interface Head {
  epoch: string;
  seq: number;
  settings: string | null;
}

/** Appends in the transaction that `db` is. New rooms begin with `epoch`. */
export async function appendEntries(
  db: Database,
  epoch: string,
  entries: readonly Entry[],
): Promise<Stored[]> {
  const heads = await lockHeads(db, epoch, new Set(entries.map((entry) => entry.room)));
  const known = await findSent(db, entries);
  const at = Date.now();
  const fresh: { entry: Entry; stored: Stored }[] = [];
  const results = entries.map((entry) => {
    const key = sentKey(entry);
    const first = key === undefined ? undefined : known.get(key);
    if (first) return { ...first, duplicate: true };
    const stored = assignPlace(heads, entry, at);
    if (key !== undefined) known.set(key, stored);
    fresh.push({ entry, stored });
    return stored;
  });
  if (fresh.length > 0) {
    await insertEvents(db, fresh);
    await writeHeads(db, heads);
  }
  return results;
}

/**
 * The rooms' heads, made where there are none. The update that changes nothing takes the row's lock,
 * in one order for all, so that two nodes can neither give out one seq twice nor wait for each other.
 */
async function lockHeads(db: Database, epoch: string, rooms: Set<string>): Promise<Map<string, Head>> {
  const rows = await db
    .insertInto('rooms')
    .values([...rooms].sort().map((id) => ({ id, epoch, seq: 0, settings: null })))
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ seq: eb.ref('rooms.seq') })))
    .returningAll()
    .execute();
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}

/** What was stored before under the same sender's ids. */
async function findSent(db: Database, entries: readonly Entry[]): Promise<Map<string, Stored>> {
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
    .select(['events.room', 'user_id', 'client_msg_id', 'events.seq', 'at', 'body', 'epoch'])
    .execute();
  return new Map(
    rows.map((row) => [
      JSON.stringify([row.room, row.user_id, row.client_msg_id]),
      { event: toEvent(row), epoch: row.epoch, duplicate: true },
    ]),
  );
}

function sentKey({ room, sent }: Entry): string | undefined {
  return sent && JSON.stringify([room, sent.userId, sent.clientMsgId]);
}

function assignPlace(heads: Map<string, Head>, { room, draft }: Entry, at: number): Stored {
  const head = heads.get(room);
  if (!head) throw new Error(`no head for room ${room}`);
  head.seq += 1;
  if (draft.type === 'room.updated') head.settings = JSON.stringify(draft.room);
  return { event: place(draft, head.seq, at), epoch: head.epoch, duplicate: false };
}

async function insertEvents(db: Database, fresh: readonly { entry: Entry; stored: Stored }[]): Promise<void> {
  const rows = fresh.map(({ entry: { room, draft, sent }, stored: { event } }) => ({
    room,
    seq: event.seq,
    at: event.at,
    user_id: sent?.userId ?? null,
    client_msg_id: sent?.clientMsgId ?? null,
    body: JSON.stringify(draft),
  }));
  await db.insertInto('events').values(rows).execute();
}

async function writeHeads(db: Database, heads: Map<string, Head>): Promise<void> {
  const rows = [...heads].map(([id, head]) => ({ id, ...head }));
  await db
    .insertInto('rooms')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), settings: eb.ref('excluded.settings') })),
    )
    .execute();
}
