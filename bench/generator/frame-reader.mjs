/**
 * @callback OnFrame
 * @param {Buffer} buffer holds the payload only during the call
 * @param {number} start of the payload
 * @param {number} end
 * @param {number} opcode
 */

/** Finds the frames in what a websocket server sends. Looks at headers only; payloads are not copied unless cut. */
export class FrameReader {
  /** The beginning of a frame whose end has not come yet. @type {Buffer | undefined} */
  carry;
  carried = 0;

  /** @param {OnFrame} onFrame */
  constructor(onFrame) {
    this.onFrame = onFrame;
  }

  /**
   * @param {Buffer} chunk
   * @param {number} start
   * @param {number} end
   */
  push(chunk, start, end) {
    if (this.carried === 0) return this.keep(chunk, this.walk(chunk, start, end), end);
    const joined = this.append(chunk, start, end);
    const size = this.carried;
    const rest = this.walk(joined, 0, size);
    joined.copyWithin(0, rest, size);
    this.carried = size - rest;
  }

  /** @returns {number} where the first frame begins that is not whole */
  walk(/** @type {Buffer} */ buffer, /** @type {number} */ at, /** @type {number} */ end) {
    for (;;) {
      if (end - at < 2) return at;
      const first = /** @type {number} */ (buffer[at]);
      let length = /** @type {number} */ (buffer[at + 1]);
      let payload = at + 2;
      if (length === 126) {
        if (end - at < 4) return at;
        length = buffer.readUInt16BE(at + 2);
        payload = at + 4;
      } else if (length === 127) {
        if (end - at < 10) return at;
        length = Number(buffer.readBigUInt64BE(at + 2));
        payload = at + 10;
      }
      if (payload + length > end) return at;
      if (first < 0x80) throw new Error('a fragmented frame: no server here is known to send one');
      this.onFrame(buffer, payload, payload + length, first & 0x0f);
      at = payload + length;
    }
  }

  /** Copies what is left, since the chunk's buffer is used again. */
  keep(/** @type {Buffer} */ chunk, /** @type {number} */ from, /** @type {number} */ to) {
    if (from < to) this.append(chunk, from, to);
  }

  append(/** @type {Buffer} */ chunk, /** @type {number} */ from, /** @type {number} */ to) {
    const size = this.carried + to - from;
    if (!this.carry || this.carry.length < size) {
      const larger = Buffer.allocUnsafeSlow(Math.max(4096, size * 2));
      this.carry?.copy(larger, 0, 0, this.carried);
      this.carry = larger;
    }
    chunk.copy(this.carry, this.carried, from, to);
    this.carried = size;
    return this.carry;
  }
}

/**
 * A client's frame. Masked with zeros: servers insist on a mask, and zeros spare both sides' arithmetic the
 * difference between them.
 * @param {string} text
 * @param {number} [opcode]
 */
export function clientFrame(text, opcode = 1) {
  const size = Buffer.byteLength(text);
  const header = size < 126 ? 6 : 8;
  const frame = Buffer.alloc(header + size);
  frame[0] = 0x80 | opcode;
  if (size < 126) frame[1] = 0x80 | size;
  else {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(size, 2);
  }
  frame.write(text, header);
  return frame;
}
