import { sql } from 'kysely';
import type { Effect, Sanction, SanctionKind } from './moderation-records.js';
import type { Database, Schema } from './schema.js';

type Row = Schema['sanctions_given'];

const COLUMNS = ['target', 'kind', 'until', 'rank', 'action', 'reason'] as const;

/** Gives the sanction. Those of its kind before it stay, so that they can hold again; but for what time has ended. */
export async function give(
  db: Database,
  { room, seq, at }: { room: string; seq: number; at: number },
  { target, kind, rank, action, ...held }: Extract<Effect, { do: 'sanction' }>,
): Promise<void> {
  await forgetExpired(db, { room, target, kind }, at);
  const terms = { until: held.until ?? null, reason: held.reason ?? null, rank, action };
  await db
    .insertInto('sanctions_given')
    .values({ room, target, kind, seq, ...terms, ended_by: null })
    .onConflict((conflict) => conflict.columns(['room', 'target', 'kind', 'seq']).doUpdateSet(terms))
    .execute();
}

/** Where it was lifted or undone meanwhile, by another node, nothing happens. */
export async function cover(
  db: Database,
  place: { room: string; seq: number; at: number },
  { target, action }: Extract<Effect, { do: 'cover' }>,
): Promise<void> {
  const given = await db
    .selectFrom('sanctions_given')
    .where('room', '=', place.room)
    .where('action', '=', action)
    .where('ended_by', 'is', null)
    .select(COLUMNS)
    .executeTakeFirst();
  if (given) await give(db, place, { do: 'sanction', ...toSanction(given), target });
}

/** Ends all that holds against the target, and what followed from the same actions. */
export async function lift(
  db: Database,
  room: string,
  { target, kinds, action }: Extract<Effect, { do: 'lift' }>,
): Promise<void> {
  const rows = db.selectFrom('sanctions_given').where('room', '=', room).where('ended_by', 'is', null);
  const lifted = await rows
    .where('target', '=', target)
    .where('kind', 'in', kinds)
    .select('action')
    .distinct()
    .execute();
  if (lifted.length === 0) return;
  const actions = lifted.map((row) => row.action);
  await db
    .updateTable('sanctions_given')
    .set({ ended_by: action })
    .where('room', '=', room)
    .where('action', 'in', actions)
    .where('ended_by', 'is', null)
    .execute();
}

/** Has the sanctions be as if the action had not been: its own are gone, and what it ended is not ended. */
export async function revert(db: Database, room: string, action: string): Promise<void> {
  await db.deleteFrom('sanctions_given').where('room', '=', room).where('action', '=', action).execute();
  await db
    .updateTable('sanctions_given')
    .set({ ended_by: null })
    .where('room', '=', room)
    .where('ended_by', '=', action)
    .execute();
}

/** Those in force at the time. */
export async function selectInForce(db: Database, room: string, at: number): Promise<Sanction[]> {
  const rows = await db
    .selectFrom('sanctions_given as given')
    .where('room', '=', room)
    .where('ended_by', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', at)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sanctions_given as later')
            .whereRef('later.room', '=', 'given.room')
            .whereRef('later.target', '=', 'given.target')
            .whereRef('later.kind', '=', 'given.kind')
            .whereRef('later.seq', '>', 'given.seq')
            .where('later.ended_by', 'is', null)
            .select(sql<number>`1`.as('one')),
        ),
      ),
    )
    .select(COLUMNS)
    .execute();
  return rows.map(toSanction);
}

/** Those against the target that would be in force at the time if the action had not been. */
export async function selectWithout(
  db: Database,
  room: string,
  target: string,
  action: string,
  at: number,
): Promise<Sanction[]> {
  const rows = await db
    .selectFrom('sanctions_given')
    .where('room', '=', room)
    .where('target', '=', target)
    .where('action', '!=', action)
    .where((eb) => eb.or([eb('ended_by', 'is', null), eb('ended_by', '=', action)]))
    .select(COLUMNS)
    .orderBy('seq')
    .execute();
  const latest = new Map(rows.map((row) => [row.kind, toSanction(row)]));
  return [...latest.values()].filter(({ until }) => until === undefined || until > at);
}

/** What has run out, and what it had taken the place of, never holds again. */
async function forgetExpired(
  db: Database,
  { room, target, kind }: { room: string; target: string; kind: SanctionKind },
  at: number,
): Promise<void> {
  const ofKind = db
    .selectFrom('sanctions_given')
    .where('room', '=', room)
    .where('target', '=', target)
    .where('kind', '=', kind);
  const { seq } = await ofKind
    .where('ended_by', 'is', null)
    .where('until', '<=', at)
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  if (seq === null) return;
  await db
    .deleteFrom('sanctions_given')
    .where('room', '=', room)
    .where('target', '=', target)
    .where('kind', '=', kind)
    .where('seq', '<=', seq)
    .execute();
}

function toSanction({ until, reason, ...sanction }: Pick<Row, (typeof COLUMNS)[number]>): Sanction {
  return { ...sanction, until: until ?? undefined, reason: reason ?? undefined };
}
