import { Kind } from './character.js';
import { Place, read, type Reading } from './reading.js';

/** A word of a list, in the form in which it is looked for. */
export interface Word {
  /** As it is in the list. */
  written: string;
  reading: Reading;
  symbols: number[];
  /** Letters may come before it, or after it. */
  opensLeft: boolean;
  opensRight: boolean;
  /** It has single letters of Hangul, which whole syllables do not stand for: 십 is no 시ㅂ. */
  isBare: boolean;
  isHangul: boolean;
  characters: number;
}

/** The word in its form; undefined where there is nothing in it to look for. */
export function wordOf(written: string): Word | undefined {
  const [, left, core = '', right] = /^(\*?)(.*?)(\*?)$/su.exec(written.normalize('NFC').trim()) ?? [];
  const reading = read(core, 'as written');
  const { length } = reading;
  if (length === 0) return undefined;
  const places = [...reading.places.subarray(0, length)];
  return {
    written,
    reading,
    symbols: [...reading.symbols.subarray(0, length)],
    opensLeft: left === '*',
    opensRight: right === '*',
    isBare: places.some((place) => place & Place.bare),
    isHangul: reading.kinds.subarray(0, length).includes(Kind.Hangul),
    characters: places.filter((place) => place & Place.last).length,
  };
}
