import unhomoglyph from 'unhomoglyph';
import { hangulCharacter } from './hangul.js';
import { type Character, Kind, MOST_SYMBOLS } from './character.js';
import { symbolOf } from './symbols.js';

const LEET: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  9: 'g',
  $: 's',
  '@': 'a',
  '!': 'i',
  '|': 'i',
  '+': 't',
  '€': 'e',
};

/** Letters that English words hardly ever have twice in a row. */
const SELDOM_DOUBLED = new Set('ahijkquvwxy');

/** White letters on black squares or discs, and the halves of flags, have no decomposition. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6];

/** Any character that is no Hangul. */
export function otherCharacter(raw: string): Character {
  const text = unboxed(raw).normalize('NFKD').replace(UNSEEN, '').toLowerCase();
  if (text === '') return character(Kind.Nothing);
  if (/^\s+$/u.test(text)) return character(Kind.Space);
  // Half-width and circled Hangul, by now as letters.
  const hangul = [...text].length === 1 ? hangulCharacter(text.codePointAt(0) ?? 0) : undefined;
  if (hangul) return hangul;
  const leet = LEET[text];
  if (/^\p{Nd}$/u.test(text)) return written(Kind.Digit, text, leet);
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters === '') return { ...character(Kind.Noise), leet: symbolOf(leet ?? '') };
  if (UNSPACED.test(letters)) return written(Kind.Unspaced, letters);
  return written(Kind.Letter, [...letters].map(basic).join(''));
}

/** Controls, format characters, accents and other marks: not seen, or seen through. */
const UNSEEN = /(?!\s)[\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function unboxed(raw: string): string {
  const codePoint = raw.codePointAt(0) ?? 0;
  const first = BOXED.find((start) => codePoint >= start && codePoint < start + 26);
  return first === undefined ? raw : String.fromCharCode(0x61 + codePoint - first);
}

const SMALL_CAPITALS = [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ\0ʏᴢ'];

/** The Latin letter that it looks like, in either case; itself where it looks like none. */
function basic(letter: string): string {
  if (/^[a-z]$/.test(letter)) return letter;
  const capital = SMALL_CAPITALS.indexOf(letter);
  if (capital >= 0) return String.fromCharCode(0x61 + capital);
  for (const form of [letter, letter.toUpperCase()]) {
    const alike = unhomoglyph(form).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    if (/^[a-z]$/.test(alike)) return alike;
  }
  return letter;
}

function written(kind: Kind, letters: string, leet = ''): Character {
  const symbols = [...letters].slice(0, MOST_SYMBOLS).map(symbolOf);
  const seldomDoubled = [letters, leet].some((letter) => SELDOM_DOUBLED.has(letter));
  return { kind, symbols, leet: symbolOf(leet), seldomDoubled, isBare: false };
}

function character(kind: Kind): Character {
  return { kind, symbols: [], leet: 0, seldomDoubled: false, isBare: false };
}
