/** Refusals that say: try again. A viewer's connection may have been lost between its join and its message. */
const PASSING = ['unavailable', 'not_joined'];

/** A message that somebody sends, and every answer that it got. */
export class Message {
  userId = '';
  /** @type {{ id: string, seq: number }[]} */
  acks = [];
  /** @type {string[]} */
  refused = [];
  attempts = 0;
  unavailable = 0;
  saidAt = performance.now();
  /** When the first ack came, on the clock of `performance.now()`. @type {number | undefined} */
  ackedAt;

  /** @param {{ room: string, clientMsgId: string, text: string, wanted: number }} message */
  constructor({ room, clientMsgId, text, wanted }) {
    this.room = room;
    this.clientMsgId = clientMsgId;
    this.text = text;
    this.wanted = wanted;
  }

  get isDone() {
    return this.acks.length >= this.wanted;
  }

  /** @param {{ id: string, seq: number }} ack @param {string} userId */
  take({ id, seq }, userId) {
    this.userId = userId;
    this.acks.push({ id, seq });
    this.ackedAt ??= performance.now();
  }

  /** @param {string} code */
  refuse(code) {
    if (PASSING.includes(code)) this.unavailable += 1;
    else this.refused.push(code);
  }
}
