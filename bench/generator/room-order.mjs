import { STAMP } from '../shared/messages.mjs';

/**
 * One frame as a room's viewers get it.
 * @typedef {object} Batch
 * @property {number} first the place of its first message in the room's order
 * @property {number} next the place after its last one
 * @property {Buffer} bytes
 * @property {Float64Array} sentAt microseconds
 */

/**
 * The order of a room's messages, as the first viewer to receive each of them saw it. A frame is read once;
 * for every other viewer it is enough that the bytes are the same.
 */
export class RoomOrder {
  /** How many messages the room has seen. */
  length = 0;
  /** Frames that brought something new: the server's flushes. */
  flushes = 0;
  /** Messages that one frame had in another order than the room, or twice. */
  disorder = 0;
  /** @type {Map<number, Batch>} by place of the first message */
  batches = new Map();
  /** @type {Map<number, number>} places by number of the message */
  places = new Map();

  /**
   * @param {number} next the place that the viewer is at
   * @param {Buffer} buffer
   * @param {number} start
   * @param {number} end
   * @returns {Batch | undefined} undefined where there is no message in it
   */
  match(next, buffer, start, end) {
    const batch = this.batches.get(next);
    if (
      batch &&
      batch.bytes.length === end - start &&
      buffer.compare(batch.bytes, 0, batch.bytes.length, start, end) === 0
    )
      return batch;
    return this.read(buffer, start, end);
  }

  /** Forgets frames and numbers that every viewer has received. */
  forget() {
    this.batches.clear();
    this.places.clear();
  }

  /** @param {Buffer} buffer @param {number} start @param {number} end */
  read(buffer, start, end) {
    const found = [...buffer.toString('latin1', start, end).matchAll(STAMP)];
    if (found.length === 0) return undefined;
    const before = this.length;
    const places = found.map(([, number]) => this.place(Number(number)));
    const first = /** @type {number} */ (places[0]);
    this.disorder += places.filter((place, i) => place !== first + i).length;
    if (this.length > before) this.flushes += 1;
    const batch = {
      first,
      next: first + found.length,
      bytes: Buffer.from(buffer.subarray(start, end)),
      sentAt: Float64Array.from(found, ([, , time]) => Number(time)),
    };
    this.batches.set(first, batch);
    return batch;
  }

  place(/** @type {number} */ number) {
    const known = this.places.get(number);
    if (known !== undefined) return known;
    this.places.set(number, this.length);
    return this.length++;
  }
}
