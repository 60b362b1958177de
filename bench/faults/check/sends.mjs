/** @typedef {import('./check.mjs').Send} Send */
/** @typedef {import('./check.mjs').StoredRoom} StoredRoom */
/** @typedef {import('./problems.mjs').Problems} Problems */

/**
 * What was acked is stored, under the id and the seq of every ack; what is stored was sent.
 *
 * @param {Send[]} sends
 * @param {Map<string, StoredRoom>} rooms
 * @param {Problems} problems
 */
export function checkSends(sends, rooms, problems) {
  const texts = new Map(sends.map((send) => [send.text, send]));
  const stored = new Map(
    [...rooms.values()].flatMap(({ events }) => events.map((event) => [event.text, event])),
  );
  for (const send of sends) checkSend(send, stored.get(send.text), problems);
  for (const { room, events } of rooms.values())
    for (const { seq, text } of events)
      if (texts.get(text)?.room !== room)
        problems.add('other', `${room} stores “${text}” at ${seq}, which nobody said there`);
}

/** @param {Send} send @param {import('./check.mjs').StoredEvent | undefined} stored @param {Problems} problems */
function checkSend(send, stored, problems) {
  const { text, acks, wanted, refused } = send;
  const [first] = acks;
  for (const code of refused) problems.add('other', `“${text}” was refused: ${code}`);
  if (acks.length < wanted) problems.add('lost', `“${text}” has ${acks.length} of ${wanted} acks in the end`);
  for (const { id, seq } of acks.slice(1))
    if (id !== first?.id || seq !== first.seq)
      problems.add('duplicated', `“${text}” was acked at ${first?.seq} and at ${seq}, or under two ids`);
  if (!first) return;
  if (!stored) return problems.add('lost', `“${text}” was acked at ${first.seq} and is not stored`);
  if (stored.id !== first.id || stored.seq !== first.seq)
    problems.add('disordered', `“${text}” was acked at ${first.seq} and is stored at ${stored.seq}`);
  if (stored.userId !== send.userId || stored.clientMsgId !== send.clientMsgId)
    problems.add('other', `“${text}” is stored as somebody else's, or under another id of the client's`);
}
