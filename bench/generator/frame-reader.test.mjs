import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameReader } from './frame-reader.mjs';

/** A server's frame: no mask. @param {string} text */
function serverFrame(text) {
  const payload = Buffer.from(text);
  const { length } = payload;
  const header =
    length < 126
      ? Buffer.from([0x81, length])
      : length < 65_536
        ? Buffer.from([0x81, 126, length >> 8, length & 255])
        : Buffer.from([0x81, 127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255]);
  return Buffer.concat([header, payload]);
}

/** What the reader finds when the bytes come in pieces of a size. @param {Buffer} bytes @param {number} size */
function readInPieces(bytes, size) {
  /** @type {string[]} */
  const found = [];
  const reader = new FrameReader(
    (buffer, start, end) => void found.push(buffer.toString('utf8', start, end)),
  );
  // One buffer for all pieces, as connections share theirs: what is kept has to be copied.
  const shared = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(shared, 0, at, at + size);
    reader.push(shared, 0, length);
    shared.fill(0);
  }
  return found;
}

const texts = ['', 'a', '한'.repeat(100), 'x'.repeat(125), 'y'.repeat(126), 'z'.repeat(70_000), 'end'];
const bytes = Buffer.concat(texts.map(serverFrame));

for (const size of [1, 2, 3, 7, 64, 4096, bytes.length])
  test(`finds every frame when the bytes come ${size} at a time`, () => {
    assert.deepEqual(readInPieces(bytes, size), texts);
  });
