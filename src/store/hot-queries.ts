import { CompiledQuery, type Compilable } from 'kysely';
import type { FeedEvent } from '../contract/wire.js';
import { databaseClock } from './database-clock.js';
import type { Placed } from './effects.js';
import { eventColumns, toEvent, type EventRow } from './event-row.js';
import type { Database } from './schema.js';

/** A room's epoch, the seq of its latest event, its settings as they are stored, and what time it is. */
export interface Head {
  epoch: string;
  seq: number;
  settings: string | null;
  at: number;
}

/**
 * The SQL of the queries that every message takes, and every refused one, by database and number of rows. To build it is many
 * times what it takes to run it, and there are only as many of it as there are sizes of a batch.
 */
const compiled = new WeakMap<object, Map<string, string>>();

/**
 * Adds to the rooms' seqs and returns their heads after that, making rooms where there are none. The rows
 * stay locked until the transaction ends, in one order for all, so that two nodes can neither give out one
 * seq twice nor wait for each other.
 */
export async function bumpHeads(
  db: Database,
  epoch: string,
  counts: Map<string, number>,
): Promise<Map<string, Head>> {
  const rooms = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = rooms.map(([id, seq]) => ({ id, epoch, seq, settings: null }));
  const { rows: heads } = await run<Head & { id: string }>(db, 'bump', rows, () =>
    db
      .insertInto('rooms')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({ seq: eb('rooms.seq', '+', eb.ref('excluded.seq')) })),
      )
      .returning(['id', 'epoch', 'seq', 'settings', databaseClock(db).as('at')]),
  );
  return new Map(heads.map(({ id, ...head }) => [id, head]));
}

/** Inserts what has its place. */
export async function insertEvents(db: Database, placed: readonly Placed[]): Promise<void> {
  const rows = placed.map(({ entry: { room, draft, sent }, seq, at }) => ({
    room,
    seq,
    at,
    user_id: sent?.userId ?? null,
    client_msg_id: sent?.clientMsgId ?? null,
    body: JSON.stringify(draft),
  }));
  await run(db, 'insert', rows, () => db.insertInto('events').values(rows));
}

/** What the user sent to the room under the id: looked up for whatever the limits refuse. */
export async function selectSent(
  db: Database,
  room: string,
  userId: string,
  clientMsgId: string,
): Promise<FeedEvent | undefined> {
  const { rows } = await run<EventRow>(db, 'sent', [{ room, userId, clientMsgId }], () =>
    db
      .selectFrom('events')
      .select(eventColumns)
      .where('events.room', '=', room)
      .where('user_id', '=', userId)
      .where('client_msg_id', '=', clientMsgId),
  );
  return rows[0] && toEvent(rows[0]);
}

/** Makes the heads what they are given as. */
export async function writeHeads(db: Database, heads: Map<string, Head>): Promise<void> {
  await db
    .insertInto('rooms')
    .values([...heads].map(([id, { epoch, seq, settings }]) => ({ id, epoch, seq, settings })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), settings: eb.ref('excluded.settings') })),
    )
    .execute();
}

/** Runs a query whose parameters are the values of its rows, one row after the other. */
function run<Row>(db: Database, name: string, rows: readonly object[], build: () => Compilable) {
  const executor = db.getExecutor().adapter;
  let known = compiled.get(executor);
  if (!known) compiled.set(executor, (known = new Map<string, string>()));
  const key = `${name} ${rows.length}`;
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = build().compile().sql));
  return db.executeQuery<Row>(
    CompiledQuery.raw(
      text,
      rows.flatMap((row) => Object.values(row) as unknown[]),
    ),
  );
}
