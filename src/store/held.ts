import { keep } from './kept.js';
import type { Effect, HeldMessage } from './moderation-records.js';
import type { Database, Schema } from './schema.js';

/** Has a message wait; one that waits already does so once. */
export async function hold(
  db: Database,
  { room, seq, at }: { room: string; seq: number; at: number },
  { held: { draft, sent, why } }: Extract<Effect, { do: 'hold' }>,
): Promise<void> {
  await db
    .insertInto('held')
    .values({
      room,
      id: draft.id,
      user_id: sent.userId,
      client_msg_id: sent.clientMsgId,
      seq,
      at,
      why,
      body: JSON.stringify(draft),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function release(
  db: Database,
  { room, at }: { room: string; at: number },
  { held, keepFor }: Extract<Effect, { do: 'release' }>,
): Promise<void> {
  const waiting = db.deleteFrom('held').where('room', '=', room).where('id', '=', held);
  const row = await waiting.returningAll().executeTakeFirst();
  if (row && keepFor !== undefined)
    await keep(db, { room, action: keepFor, at, what: JSON.stringify(toHeld(row)) });
}

export function toHeld(row: Schema['held']): HeldMessage {
  const { body, user_id: userId, client_msg_id: clientMsgId, seq, at, why } = row;
  return { draft: JSON.parse(body) as HeldMessage['draft'], sent: { userId, clientMsgId }, seq, at, why };
}
