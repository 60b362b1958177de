import type { Entry, Stored } from './chat-store.js';
import { findSent, sentKey } from './find-sent.js';
import { settingsAfter, takeEffect, type Placed } from './effects.js';
import { bumpHeads, insertEvents, writeHeads, type Head } from './hot-queries.js';
import { place } from './event-row.js';
import type { Database } from './schema.js';

/**
 * Appends in the transaction that `db` is, as if nothing of it had been sent before. New rooms begin with
 * `epoch`. Throws, and is to be rolled back, where the database knows one of the senders' ids already.
 */
export async function appendFresh(db: Database, epoch: string, entries: readonly Entry[]): Promise<Stored[]> {
  const counts = countByRoom(entries);
  const heads = await bumpHeads(db, epoch, counts);
  for (const [room, head] of heads) head.seq -= counts.get(room) ?? 0;
  const placed = entries.map((entry) => placeNext(heads, entry));
  await keep(db, placed);
  return placed.map(asStored);
}

/** The same where some of it may have been sent before: that is found first, and returned as it was stored. */
export async function appendSeen(db: Database, epoch: string, entries: readonly Entry[]): Promise<Stored[]> {
  const none = new Map([...countByRoom(entries).keys()].map((room) => [room, 0]));
  const heads = await bumpHeads(db, epoch, none);
  const known = await findSent(db, entries);
  const fresh: Placed[] = [];
  const stored = entries.map((entry) => {
    const key = sentKey(entry);
    const first = key === undefined ? undefined : known.get(key);
    if (first) return { ...first, duplicate: true };
    const placed = placeNext(heads, entry);
    fresh.push(placed);
    const stored = asStored(placed);
    if (key !== undefined) known.set(key, stored);
    return stored;
  });
  await keep(db, fresh);
  await writeHeads(db, heads);
  return stored;
}

async function keep(db: Database, placed: readonly Placed[]): Promise<void> {
  if (placed.length > 0) await insertEvents(db, placed);
  for (const one of placed) if (one.entry.effects) await takeEffect(db, one);
}

function placeNext(heads: Map<string, Head>, entry: Entry): Placed {
  const head = heads.get(entry.room);
  if (!head) throw new Error(`no head for room ${entry.room}`);
  head.seq += 1;
  if (entry.draft.type !== 'message') head.settings = settingsAfter(head.settings, entry.draft);
  return { entry, epoch: head.epoch, seq: head.seq, at: head.at };
}

function asStored({ entry, epoch, seq, at }: Placed): Stored {
  return { event: place(entry.draft, seq, at), epoch, duplicate: false };
}

function countByRoom(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { room } of entries) counts.set(room, (counts.get(room) ?? 0) + 1);
  return counts;
}
