import type { FilterList } from '../contract/filters.js';
import type { ActionEvent } from '../contract/moderation.js';
import type { FeedDraft, MessageEvent } from '../contract/wire.js';
import { databaseClock } from './database-clock.js';
import { eventColumns, place, toSaid, type EventRow } from './event-row.js';
import { toHeld } from './held.js';
import { selectKept } from './kept.js';
import type {
  HeldDraft,
  HeldMessage,
  ModerationRecords,
  Said,
  Sanction,
  StandingRecord,
} from './moderation-records.js';
import { LIST_CHANGES, NOBODY, numberOf } from './once.js';
import { selectInForce, selectWithout } from './sanctions.js';
import type { Database } from './schema.js';

/** Actions that are looked through at once. */
const MOST_ACTIONS = 1_000;

/** Moderation's records in an SQL database. */
export class SqlModerationRecords implements ModerationRecords {
  constructor(private readonly db: Database) {}

  async now(): Promise<number> {
    const { now } = await this.db.selectNoFrom(databaseClock(this.db).as('now')).executeTakeFirstOrThrow();
    return now;
  }

  async standing(room: string): Promise<StandingRecord> {
    const readAt = await this.now();
    const sanctions = await selectInForce(this.db, room, readAt);
    const roles = await this.db
      .selectFrom('roles')
      .where('room', '=', room)
      .select(['user_id', 'role'])
      .execute();
    return {
      sanctions,
      roles: new Map(roles.map(({ user_id, role }) => [user_id, role])),
      readAt,
    };
  }

  async sanctionsWithout(room: string, target: string, action: string): Promise<Sanction[]> {
    return selectWithout(this.db, room, target, action, await this.now());
  }

  async said(room: string, seq: number): Promise<Said | undefined> {
    const row = await this.events(room).where('events.seq', '=', seq).executeTakeFirst();
    return row && toSaid(row);
  }

  async saidBy(room: string, userId: string, limit: number): Promise<Said[]> {
    const rows = await this.latest(room, limit).where('user_id', '=', userId).execute();
    return rows.reverse().flatMap((row) => toSaid(row) ?? []);
  }

  async removedBy(room: string, action: string, limit: number): Promise<MessageEvent[]> {
    const cleared = await this.db
      .selectFrom('clears')
      .where('room', '=', room)
      .where('action', '=', action)
      .select('up_to')
      .executeTakeFirst();
    const removed = this.latest(room, limit);
    const rows = await (
      cleared
        ? removed.where('events.seq', '<=', cleared.up_to).where('removed_by', 'is', null)
        : removed.where('removed_by', '=', action)
    ).execute();
    return rows.reverse().flatMap((row) => toSaid(row)?.event ?? []);
  }

  async action(backstage: string, id: string): Promise<ActionEvent | undefined> {
    const row = await this.actions(backstage).where('actions.id', '=', id).executeTakeFirst();
    return row && toAction(row);
  }

  async addressBans(room: string, backstage: string, limit: number): Promise<ActionEvent[]> {
    const rows = await this.actions(backstage)
      .innerJoin('sanctions_given as given', 'given.action', 'actions.id')
      .where('given.room', '=', room)
      .where('given.kind', '=', 'ban')
      .where('given.ended_by', 'is', null)
      // Those of a guest's ban follow from an action on the guest.
      .where('actions.target', 'is', null)
      .limit(limit)
      .execute();
    return rows.map(toAction);
  }

  async isUndone(backstage: string, id: string): Promise<boolean> {
    return (await this.actions(backstage).where('actions.undoes', '=', id).executeTakeFirst()) !== undefined;
  }

  async actionsOn(backstage: string, userId: string, limit: number): Promise<ActionEvent[]> {
    const rows = await this.actions(backstage).where('actions.target', '=', userId).limit(limit).execute();
    return rows.reverse().map(toAction);
  }

  async actionsBy(backstage: string, userId: string, since: number): Promise<ActionEvent[]> {
    const rows = await this.actions(backstage)
      .where('actions.moderator', '=', userId)
      .where('events.at', '>=', since)
      .limit(MOST_ACTIONS)
      .execute();
    return rows.reverse().map(toAction);
  }

  async held(backstage: string, limit: number): Promise<HeldMessage[]> {
    const waiting = this.db.selectFrom('held').where('room', '=', backstage).selectAll();
    return (await waiting.orderBy('seq').limit(limit).execute()).map(toHeld);
  }

  async heldMessage(backstage: string, id: string): Promise<HeldMessage | undefined> {
    const waiting = this.db.selectFrom('held').where('room', '=', backstage).where('id', '=', id);
    const row = await waiting.selectAll().executeTakeFirst();
    return row && toHeld(row);
  }

  async isHeld(backstage: string, userId: string, clientMsgId: string): Promise<boolean> {
    const waiting = this.db.selectFrom('held').where('room', '=', backstage).where('user_id', '=', userId);
    return (
      (await waiting.where('client_msg_id', '=', clientMsgId).select('id').executeTakeFirst()) !== undefined
    );
  }

  async heldUntil(backstage: string, action: string): Promise<HeldDraft | undefined> {
    return (await selectKept(this.db, backstage, action)) as HeldMessage | undefined;
  }

  async listBefore(room: string, action: string): Promise<FilterList | null | undefined> {
    return (await selectKept(this.db, room, action)) as FilterList | null | undefined;
  }

  async latestListChange(room: string): Promise<number> {
    const { latest } = await this.db
      .selectFrom('events')
      .where('room', '=', room)
      .where('user_id', '=', NOBODY)
      .where('client_msg_id', 'like', LIST_CHANGES)
      .select(({ fn }) => fn.max('client_msg_id').as('latest'))
      .executeTakeFirstOrThrow();
    return latest === null ? 0 : numberOf(latest);
  }

  private events(room: string) {
    return this.db.selectFrom('events').where('events.room', '=', room).select(eventColumns);
  }

  private latest(room: string, limit: number) {
    return this.events(room).orderBy('events.seq', 'desc').limit(limit);
  }

  private actions(backstage: string) {
    return this.db
      .selectFrom('actions')
      .innerJoin('events', (join) =>
        join.onRef('events.room', '=', 'actions.room').onRef('events.seq', '=', 'actions.seq'),
      )
      .where('actions.room', '=', backstage)
      .select(['events.seq', 'events.at', 'events.body'])
      .orderBy('events.seq', 'desc');
  }
}

function toAction({ seq, at, body }: Omit<EventRow, 'removed'>): ActionEvent {
  return place(JSON.parse(body) as FeedDraft, seq, at) as ActionEvent;
}
