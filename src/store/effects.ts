import type { FeedDraft, RoomSettings } from '../contract/wire.js';
import { removes } from '../contract/removal.js';
import type { Entry } from './chat-store.js';
import { changeFilter } from './filters.js';
import { hold, release } from './held.js';
import type { Head } from './hot-queries.js';
import type { Effect } from './moderation-records.js';
import { cover, give, lift, revert } from './sanctions.js';
import type { Database } from './schema.js';

/** An entry that is stored, and where. */
export interface Placed {
  entry: Entry;
  epoch: string;
  seq: number;
  at: number;
}

type Place = Pick<Placed, 'seq' | 'at'> & { room: string };

/** Has the entry, which is stored, take effect on the room's records. */
export async function takeEffect(
  db: Database,
  { entry: { room, effects = [] }, ...place }: Placed,
): Promise<void> {
  for (const effect of effects) await apply(db, { room, ...place }, effect);
}

/** The room's settings after the draft: what is removed is not pinned any more. */
export function settingsAfter(settings: Head['settings'], draft: FeedDraft): Head['settings'] {
  if (draft.type === 'room.updated') return JSON.stringify(draft.room);
  if (settings === null) return null;
  const { pinned, ...others } = JSON.parse(settings) as RoomSettings;
  return pinned && removes(draft, pinned) ? JSON.stringify(others) : settings;
}

async function apply(db: Database, { room, seq, at }: Place, effect: Effect): Promise<void> {
  switch (effect.do) {
    case 'remove':
      await removing(db, room, effect.action).where('seq', '=', effect.seq).execute();
      return;
    case 'removeBy':
      await removing(db, room, effect.action)
        .where('user_id', '=', effect.userId)
        .where('seq', '<', seq)
        .execute();
      return;
    case 'clear':
      await db.insertInto('clears').values({ room, action: effect.action, up_to: seq }).execute();
      return;
    case 'restore':
      await db.deleteFrom('clears').where('room', '=', room).where('action', '=', effect.action).execute();
      await db
        .updateTable('events')
        .set({ removed_by: null })
        .where('room', '=', room)
        .where('removed_by', '=', effect.action)
        .execute();
      return;
    case 'sanction':
      return give(db, { room, seq, at }, effect);
    case 'cover':
      return cover(db, { room, seq, at }, effect);
    case 'lift':
      return lift(db, room, effect);
    case 'revert':
      return revert(db, room, effect.action);
    case 'grant':
      return grant(db, room, effect.userId, effect.role);
    case 'index': {
      const { action, moderator = null, target = null, undoes = null } = effect;
      await db.insertInto('actions').values({ room, seq, id: action, moderator, target, undoes }).execute();
      return;
    }
    case 'hold':
      return hold(db, { room, seq, at }, effect);
    case 'release':
      return release(db, { room, at }, effect);
    case 'filter':
      return changeFilter(db, { room, at }, effect);
  }
}

function removing(db: Database, room: string, action: string) {
  return db
    .updateTable('events')
    .set({ removed_by: action })
    .where('room', '=', room)
    .where('removed_by', 'is', null);
}

async function grant(
  db: Database,
  room: string,
  userId: string,
  role: Extract<Effect, { do: 'grant' }>['role'],
): Promise<void> {
  if (role === undefined)
    await db.deleteFrom('roles').where('room', '=', room).where('user_id', '=', userId).execute();
  else
    await db
      .insertInto('roles')
      .values({ room, user_id: userId, role })
      .onConflict((conflict) => conflict.columns(['room', 'user_id']).doUpdateSet({ role }))
      .execute();
}
