/**
 * The database by itself: 1, 2, 3 … up to the head that it names, and each message once.
 *
 * @param {import('./check.mjs').StoredRoom} room
 * @param {import('./problems.mjs').Problems} problems
 */
export function checkStored({ room, head, events }, problems) {
  const texts = new Set();
  events.forEach(({ seq, text }, i) => {
    const before = events[i - 1]?.seq ?? 0;
    if (seq <= before) problems.add('disordered', `${room} stores ${seq} after ${before}`);
    if (seq > before + 1)
      problems.add('lost', `${room} stores nothing from ${before + 1} to ${seq - 1}`, seq - before - 1);
    if (texts.has(text)) problems.add('duplicated', `${room} stores “${text}” again at ${seq}`);
    texts.add(text);
  });
  const last = events.at(-1)?.seq ?? 0;
  if (head !== last) problems.add('other', `${room} ends at ${last}, and its head says ${head}`);
}
