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
  return store(db, heads, entries, new Map());
}

/** The same where some of it may have been sent before: that is found first, and returned as it was stored. */
export async function appendSeen(db: Database, epoch: string, entries: readonly Entry[]): Promise<Stored[]> {
  const none = new Map([...countByRoom(entries).keys()].map((room) => [room, 0]));
  const heads = await bumpHeads(db, epoch, none);
  const stored = await store(db, heads, entries, await findSent(db, entries));
  await writeHeads(db, heads);
  return stored;
}

async function store(
  db: Database,
  heads: Map<string, Head>,
  entries: readonly Entry[],
  known: Map<string, Stored>,
): Promise<Stored[]> {
  const fresh: Placed[] = [];
  const results = entries.map((entry) => {
    const key = sentKey(entry);
    const first = key === undefined ? undefined : known.get(key);
    if (first) return { ...first, duplicate: true };
    const { epoch, seq, at } = advance(heads, entry);
    const stored = { event: place(entry.draft, seq, at), epoch, duplicate: false };
    if (key !== undefined) known.set(key, stored);
    fresh.push({ entry, seq, at });
    return stored;
  });
  if (fresh.length > 0) await insertEvents(db, fresh);
  for (const placed of fresh) if (placed.entry.effects) await takeEffect(db, placed);
  return results;
}

function advance(heads: Map<string, Head>, { room, draft }: Entry): Head {
  const head = heads.get(room);
  if (!head) throw new Error(`no head for room ${room}`);
  head.seq += 1;
  if (draft.type !== 'message') head.settings = settingsAfter(head.settings, draft);
  return head;
}

function countByRoom(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { room } of entries) counts.set(room, (counts.get(room) ?? 0) + 1);
  return counts;
}
