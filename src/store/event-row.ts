import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { FeedDraft, FeedEvent, MessageEvent } from '../contract/wire.js';
import type { Said } from './moderation-records.js';
import type { Schema } from './schema.js';

/** The columns of `events` that make an event. */
export interface EventRow {
  seq: number;
  at: number;
  body: string;
  /** Whether a moderator removed it, or all that was said before something. SQLite says 0 or 1. */
  removed: SqlBool;
}

/** The event as viewers may read it. */
export function toEvent({ seq, at, body, removed }: EventRow): FeedEvent {
  const draft = JSON.parse(body) as FeedDraft;
  const isGone = Boolean(removed) && (draft.type === 'message' || draft.type === 'announcement');
  return place(isGone ? { type: 'tombstone', id: draft.id } : draft, seq, at);
}

/** The message as moderators may; undefined where it is none. */
export function toSaid({ seq, at, body, removed }: EventRow): Said | undefined {
  const draft = JSON.parse(body) as FeedDraft;
  if (draft.type !== 'message') return undefined;
  return { event: place(draft, seq, at) as MessageEvent, removed: Boolean(removed) };
}

export function place(draft: FeedDraft, seq: number, at: number): FeedEvent {
  return { seq, at, ...draft };
}

/** Selects the columns of `EventRow` from `events`. */
export function eventColumns(eb: ExpressionBuilder<Schema, 'events'>) {
  const clearedUpTo = eb
    .selectFrom('clears')
    .whereRef('clears.room', '=', 'events.room')
    .select(({ fn }) => fn.coalesce(fn.max('up_to'), sql<number>`0`).as('up_to'));
  return [
    'events.seq' as const,
    'events.at' as const,
    'events.body' as const,
    eb.or([eb('removed_by', 'is not', null), eb('events.seq', '<=', clearedUpTo)]).as('removed'),
  ];
}
