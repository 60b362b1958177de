import { Kind, type Character } from './character.js';
import { hangulCharacter } from './hangul.js';
import { otherCharacter } from './other-characters.js';

/**
 * A character as the filters see it, in one number: each of a text's is looked at several times, and an object
 * for each would take longer than all the rest. 0 where nobody has asked for it yet.
 */
export type CharacterCode = number;

const { Digit } = Kind;

const KIND = 0b111;
const LEET = 3;
const LEET_BITS = 0b11111;
const SELDOM_DOUBLED = 1 << 8;
const BARE = 1 << 9;
const ALPHANUMERIC = 1 << 10;
/** From here on: its symbol, or where its symbols are. */
const SYMBOLS = 11;
/** More than any symbol is. */
const SEVERAL = 0x120000;

const EXCLAMATION = 0x21;

/** By code point. The system gives memory to what has been asked for only: a few KiB for each script that is written. */
const codes = new Int32Array(0x110000);

/** Of each character that has several or none: how many, and which. */
const spellings = new Int32Array(0x20000);
/** Those of no symbols are told apart from the one that is something else at a word's end. */
const NONE = 0;
const EXCLAMATION_S = 1;
let spelledUpTo = 2;

/** What the second unit of a character has that takes two: it is nothing of itself. No character has it. */
export const SECOND_HALF: CharacterCode = BARE;

export function characterCode(codePoint: number): CharacterCode {
  return codes[codePoint] || (codes[codePoint] = worked(codePoint));
}

export const kindOf = (code: CharacterCode): Kind => code & KIND;
/** The letter that it is written for in leetspeak; 0 where for none. */
export const leetOf = (code: CharacterCode): number => (code >> LEET) & LEET_BITS;
export const isSeldomDoubled = (code: CharacterCode): boolean => (code & SELDOM_DOUBLED) !== 0;
export const isBare = (code: CharacterCode): boolean => (code & BARE) !== 0;
/** Whether it is read in another way in leetspeak, or left out. */
export const isAmbiguous = (code: CharacterCode): boolean => leetOf(code) !== 0 || kindOf(code) === Digit;
/** Whether Unicode has it for a letter or a number, whatever it is to the filters. */
export const isAlphanumeric = (code: CharacterCode): boolean => (code & ALPHANUMERIC) !== 0;

/** What it is compared by, where that is one symbol; below 0 where it is not. */
export function onlySymbol(code: CharacterCode): number {
  const value = code >>> SYMBOLS;
  return value < SEVERAL ? value : -1;
}

/** Where to find the symbols of a character that has not only one. */
export function symbolsOf(code: CharacterCode): number {
  return (code >>> SYMBOLS) - SEVERAL;
}

export function symbolCount(symbols: number): number {
  return spellings[symbols] ?? 0;
}

export function symbolAt(symbols: number, place: number): number {
  return spellings[symbols + 1 + place] ?? 0;
}

function worked(codePoint: number): CharacterCode {
  const raw = String.fromCodePoint(codePoint);
  const { kind, symbols, leet, seldomDoubled, isBare } = hangulCharacter(codePoint) ?? otherCharacter(raw);
  return (
    kind |
    (leet << LEET) |
    (seldomDoubled ? SELDOM_DOUBLED : 0) |
    (isBare ? BARE : 0) |
    (/[\p{L}\p{N}]/u.test(raw) ? ALPHANUMERIC : 0) |
    (spelled(codePoint, symbols) << SYMBOLS)
  );
}

function spelled(codePoint: number, symbols: Character['symbols']): number {
  const [first = 0] = symbols;
  if (symbols.length === 1) return first;
  if (symbols.length === 0) return SEVERAL + (codePoint === EXCLAMATION ? EXCLAMATION_S : NONE);
  const at = spelledUpTo;
  spellings.set([symbols.length, ...symbols], at);
  spelledUpTo += symbols.length + 1;
  return SEVERAL + at;
}
