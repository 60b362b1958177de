/** @typedef {import('./check.mjs').View} View */
/** @typedef {import('./check.mjs').Stretch} Stretch */
/** @typedef {import('./check.mjs').StoredRoom} StoredRoom */
/** @typedef {import('./problems.mjs').Problems} Problems */

/**
 * What a client was shown is a stretch of the room as it is stored, the last one up to its head: so all were
 * shown the same.
 *
 * @param {View} view
 * @param {StoredRoom | undefined} room
 * @param {Problems} problems
 */
export function checkView({ client, stretches, conflicts, ...view }, room, problems) {
  for (const conflict of conflicts) problems.add('other', `${client}: ${conflict}`);
  if (!room) return problems.add('other', `${client} is in ${view.room}, which is not stored`);
  for (const stretch of stretches) {
    checkOrder(client, stretch, problems);
    checkContents(client, stretch, room, problems);
  }
  const last = stretches.at(-1) ?? { after: 0, events: [] };
  const end = latestOf(last);
  if (end < room.head)
    problems.add('lost', `${client} has nothing after ${end} of ${room.head}`, room.head - end);
}

/** One after the other. @param {string} client @param {Stretch} stretch @param {Problems} problems */
function checkOrder(client, stretch, problems) {
  const shown = new Set();
  let latest = stretch.after;
  for (const { seq } of stretch.events) {
    if (shown.has(seq)) problems.add('duplicated', `${client} was shown ${seq} again`);
    else if (seq < latest) problems.add('disordered', `${client} was shown ${seq} after ${latest}`);
    shown.add(seq);
    latest = Math.max(latest, seq);
  }
  const missing = latest - stretch.after - shown.size;
  if (missing > 0)
    problems.add(
      'lost',
      `${client} was not shown ${missing} up to ${latest}: ${gap(stretch, shown)} …`,
      missing,
    );
}

/** @param {Stretch} stretch */
const latestOf = ({ after, events }) => events.reduce((most, { seq }) => Math.max(most, seq), after);

/** The first that is missing. @param {Stretch} stretch @param {Set<number>} shown */
function gap({ after }, shown) {
  let seq = after + 1;
  while (shown.has(seq)) seq++;
  return seq;
}

/** @param {string} client @param {Stretch} stretch @param {StoredRoom} room @param {Problems} problems */
function checkContents(client, { events }, room, problems) {
  const stored = new Map(room.events.map((event) => [event.seq, event]));
  const places = new Map(room.events.map(({ id, seq }) => [id, seq]));
  for (const { seq, id, text } of events) {
    const same = stored.get(seq);
    if (same?.id === id && same.text === text) continue;
    const place = places.get(id);
    const shown = `${client} was shown “${text}” at ${seq}`;
    if (place === undefined) problems.add('other', `${shown}, which is not stored`);
    else if (place === seq) problems.add('other', `${shown}, where “${same?.text}” is stored`);
    else problems.add('disordered', `${shown}, which is stored at ${place}`);
  }
}
