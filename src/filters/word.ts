import { Kind } from './character.js';
import { Gap, Place, read, type Reading } from './reading.js';

/** A word of a list, in the form in which it is looked for. */
export interface Word {
  /** As it is in the list. */
  written: string;
  symbols: number[];
  /** Of each symbol, as in a reading. */
  kinds: number[];
  gaps: number[];
  runs: number[];
  /** Letters may come before it, or after it. */
  opensLeft: boolean;
  opensRight: boolean;
  /** It has single letters of Hangul, which whole syllables do not stand for: 십 is no 시ㅂ. */
  isBare: boolean;
  isHangul: boolean;
  /** It is not found where something is between its letters. */
  isWhole: boolean;
  characters: number;
}

/** The word in its forms; none where there is nothing in it to look for. */
export function formsOf(written: string, isWhole = false): Word[] {
  const [, left, core = '', right] = /^(\*?)(.*?)(\*?)$/su.exec(written.normalize('NFC').trim()) ?? [];
  const reading = read(core, 'as written');
  if (reading.length === 0) return [];
  const form = (of: Reading) =>
    formOf(of, { written, opensLeft: left === '*', opensRight: right === '*', isWhole });
  const isDoubled = reading.runs.subarray(0, reading.length).some((run) => run > 1);
  return isDoubled ? [form(reading), form(spelledOut(core))] : [form(reading)];
}

/** Letter by letter: a s s has two, and ass one that is doubled. */
function spelledOut(core: string): Reading {
  const reading = read([...core].join('.'), 'as written');
  for (let at = 0; at < reading.length; at++) reading.gaps[at] = (reading.gaps[at] ?? 0) & Gap.space;
  return reading;
}

function formOf(reading: Reading, of: Pick<Word, 'written' | 'opensLeft' | 'opensRight' | 'isWhole'>): Word {
  const { length } = reading;
  const places = [...reading.places.subarray(0, length)];
  const kinds = [...reading.kinds.subarray(0, length)];
  return {
    ...of,
    symbols: [...reading.symbols.subarray(0, length)],
    kinds,
    gaps: [...reading.gaps.subarray(0, length)],
    runs: [...reading.runs.subarray(0, length)],
    isBare: places.some((place) => place & Place.bare),
    isHangul: kinds.includes(Kind.Hangul),
    characters: places.filter((place) => place & Place.last).length,
  };
}
