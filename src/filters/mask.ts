import type { Finds } from './finds.js';

const STAR = 0x2a;
const FIRST_LOW = 0xdc00;
const LAST_LOW = 0xdfff;

/** 1 for what `\s` is: to ask that for each character takes longer than to find the words. */
const blanks = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  /\s/.test(String.fromCharCode(unit)) ? 1 : 0,
);

/** The text with a star for each character of what was found in it, blanks and line feeds left as they are. */
export function mask(text: string, found: Finds): string {
  const covered = found.covered();
  const units = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (covered[at] === 0) units[length++] = unit;
    else if (unit < FIRST_LOW || unit > LAST_LOW) units[length++] = blanks[unit] === 1 ? unit : STAR;
  }
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
}
