/** @typedef {import('../../../src/contract/wire.js').FeedEvent} FeedEvent */
/** @typedef {import('../check/check.mjs').Shown} Shown */

/**
 * What one client was shown of its room, by the rules of docs/protocol.md and nothing else: written anew here,
 * so that a mistake in Streamside's own client cannot hide one of the server's.
 */
export class View {
  /** @type {string | undefined} */
  epoch;
  seq = 0;
  /** @type {import('../check/check.mjs').Stretch} */
  stretch = { after: 0, events: [] };
  stretches = [this.stretch];
  /** @type {string[]} */
  conflicts = [];
  /** When each text came, on the clock of `performance.now()`. @type {Map<string, number>} */
  seenAt = new Map();

  /** Where it is, for `since`; undefined before the first join. */
  get position() {
    return this.epoch === undefined ? undefined : { epoch: this.epoch, seq: this.seq };
  }

  /**
   * Takes a packet of the feed.
   * @param {{ epoch: string, prev: number, seq: number, events: FeedEvent[] }} packet
   * @returns {boolean} false where it does not fit: there is a hole
   */
  take({ epoch, prev, seq, events }) {
    if (epoch !== this.epoch || prev > this.seq) return false;
    this.add(events);
    this.seq = Math.max(this.seq, seq);
    return true;
  }

  /** Adds what is above its seq, in the order given, and compares the rest with what it has. @param {FeedEvent[]} events */
  add(events) {
    const from = this.seq;
    for (const event of events) {
      const shown = shownAs(event);
      if (shown.seq <= from) this.compare(shown);
      else this.append(shown);
    }
  }

  /** Adds what it missed, which is to be that and nothing that it has already. @param {FeedEvent[]} events */
  resume(events) {
    const again = events.filter(({ seq }) => seq <= this.seq);
    if (again.length > 0) this.conflicts.push(`${again[0]?.seq} came again, as missed after ${this.seq}`);
    this.add(events);
  }

  /** Throws away what it had, as it is told to. @param {{ epoch: string, seq: number, events: FeedEvent[] }} reply */
  beginAnew({ epoch, seq, events }) {
    if (this.epoch !== undefined && this.epoch !== epoch)
      this.conflicts.push(`the epoch was ${this.epoch} and is ${epoch}`);
    this.epoch = epoch;
    this.seq = (events[0]?.seq ?? seq + 1) - 1;
    this.stretch = { after: this.seq, events: [] };
    this.stretches.push(this.stretch);
    this.add(events);
  }

  /** @param {Shown} shown */
  append(shown) {
    this.stretch.events.push(shown);
    this.seq = Math.max(this.seq, shown.seq);
    if (!this.seenAt.has(shown.text)) this.seenAt.set(shown.text, performance.now());
  }

  /** @param {Shown} shown */
  compare({ seq, id, text }) {
    const known = this.stretch.events[seq - this.stretch.after - 1];
    if (known?.seq === seq && (known.id !== id || known.text !== text))
      this.conflicts.push(`${seq} was “${known.text}” and is “${text}”`);
  }
}

/** @param {FeedEvent} event @returns {Shown} */
function shownAs(event) {
  if (event.type === 'message') return { seq: event.seq, id: event.id, text: event.text };
  return { seq: event.seq, id: event.type, text: event.type };
}
