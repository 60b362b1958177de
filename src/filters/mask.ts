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
  const units = new Uint16Array(text.length);
  const bytes = Buffer.from(units.buffer);
  bytes.write(text, 'utf16le');
  let length = 0;
  let done = 0;
  /** What takes two units has one star: what follows moves up. */
  const keepUpTo = (end: number) => {
    if (length < done) units.copyWithin(length, done, end);
    length += end - done;
    done = end;
  };
  found.forEach((_word, from, to) => {
    if (from > done) keepUpTo(from);
    for (; done < to; done++) {
      const unit = units[done] ?? 0;
      if (unit < FIRST_LOW || unit > LAST_LOW) units[length++] = blanks[unit] === 1 ? unit : STAR;
    }
  });
  keepUpTo(text.length);
  return bytes.toString('utf16le', 0, 2 * length);
}
