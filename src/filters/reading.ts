import { type Character, Kind, MOST_SYMBOLS } from './character.js';
import { characterOf } from './characters.js';
import { isVowel, plainVowel, SILENT } from './hangul.js';

/** What digits and signs are taken for. */
export type Way = 'as written' | 'leet' | 'without digits';

/** What is between a symbol and the one before it. */
export const Gap = { none: 0, space: 1, noise: 2, digit: 4 } as const;

/** Where a symbol is in its character. A word begins with a character and ends with one. */
export const Place = { first: 1, last: 2, bare: 4 } as const;

/** How often a letter is written; from here on it is stretched, and may stand for one or two. */
export const STRETCHED = 3;

/** A text as the filters see it: a row of symbols, each of which knows what it was. */
export interface Reading {
  length: number;
  symbols: Int32Array;
  /** The stretch of the text that the symbol was: its character, with what it is stretched by. */
  from: Int32Array;
  to: Int32Array;
  kinds: Uint8Array;
  places: Uint8Array;
  gaps: Uint8Array;
  runs: Uint8Array;
  /** What is after the last symbol. */
  end: number;
  /** What is in the text: where it has none of these, the other ways of reading it find nothing more. */
  hasDigits: boolean;
  hasLeet: boolean;
  hasLetters: boolean;
}

/** The text, in NFC, in one way of reading it. Holds until the next text is read in the same way. */
export function read(written: string, way: Way): Reading {
  const text = way === 'leet' ? written.replace(EXCLAMATION, (marks) => '.'.repeat(marks.length)) : written;
  const reader = new Reader(text.length, way);
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at) ?? 0;
    const to = at + (codePoint > 0xffff ? 2 : 1);
    reader.add(characterOf(codePoint), at, to);
    at = to;
  }
  return reader.finish();
}

/** Where no letter follows, the mark stands for none: sh1t! */
const EXCLAMATION = /!+(?![\p{L}\p{N}])/gu;

const BLANK = { length: 0, end: Gap.none, hasDigits: false, hasLeet: false, hasLetters: false };

/** Messages are not longer. To have memory for each of them made and cleared would take longer than to read it. */
const KEPT = 1_024;
const kept: Record<Way, Reading> = {
  'as written': blank(KEPT),
  leet: blank(KEPT),
  'without digits': blank(KEPT),
};

function blank(characters: number): Reading {
  const room = characters * MOST_SYMBOLS;
  return {
    symbols: new Int32Array(room),
    from: new Int32Array(room),
    to: new Int32Array(room),
    kinds: new Uint8Array(room),
    places: new Uint8Array(room),
    gaps: new Uint8Array(room),
    runs: new Uint8Array(room),
    ...BLANK,
  };
}

class Reader {
  private readonly reading: Reading;
  private gap: number = Gap.none;
  /** Whether the latest character was a syllable that may be stretched by its vowel: 바 by 아. */
  private open = false;

  constructor(
    size: number,
    private readonly way: Way,
  ) {
    this.reading = size > KEPT ? blank(size) : kept[way];
    Object.assign(this.reading, BLANK);
  }

  add(character: Character, from: number, to: number): void {
    const { kind, leet, symbols } = character;
    if (kind === Kind.Nothing) return;
    if (kind === Kind.Space) return void (this.gap |= Gap.space);
    if (kind === Kind.Digit) this.reading.hasDigits = true;
    if (leet !== 0) this.reading.hasLeet = true;
    if (leet !== 0 && this.way === 'leet')
      return this.addLetter(leet, kind === Kind.Digit ? kind : Kind.Letter, character, from, to);
    if (kind === Kind.Noise) return void (this.gap |= Gap.noise);
    if (kind === Kind.Digit && this.way === 'without digits') return void (this.gap |= Gap.digit);
    if (kind === Kind.Hangul) return this.addHangul(character, from, to);
    if (kind === Kind.Letter) this.reading.hasLetters = true;
    if (symbols.length === 1) return this.addLetter(symbols[0] ?? 0, kind, character, from, to);
    this.addAll(symbols, 0, character, from, to);
  }

  finish(): Reading {
    this.reading.end = this.gap;
    return this.reading;
  }

  private addLetter(symbol: number, kind: Kind, character: Character, from: number, to: number): void {
    const stretches = kind === Kind.Letter || (kind === Kind.Digit && this.way === 'leet');
    if (stretches && this.follows(symbol)) this.stretch(to, character.seldomDoubled ? STRETCHED : 1);
    else this.push(symbol, kind, Place.first | Place.last, from, to);
  }

  private addHangul(character: Character, from: number, to: number): void {
    const { symbols, isBare } = character;
    const first = symbols[0] ?? 0;
    const wasOpen = this.open;
    this.open = isVowel(symbols[symbols.length - 1] ?? 0);
    if (isBare && symbols.length === 1 && this.follows(first)) return this.stretch(to, STRETCHED);
    if (wasOpen && !isBare && first === SILENT && this.follows(symbols[1] ?? 0, plainVowel)) {
      this.stretch(to, STRETCHED);
      return this.addAll(symbols, 2, character, from, to);
    }
    if (!isBare && this.follows(first) && this.endsInOneLetter()) {
      // It is the initial of what follows: ㅅ시.
      this.reading.places[this.reading.length - 1] = Place.first;
      this.stretch(to, STRETCHED);
      return this.addAll(symbols, 1, character, from, to);
    }
    this.addAll(symbols, 0, character, from, to);
  }

  private addAll(
    symbols: readonly number[],
    skipped: number,
    character: Character,
    from: number,
    to: number,
  ) {
    for (let i = skipped; i < symbols.length; i++) {
      const first = i === 0 || character.isBare ? Place.first : 0;
      const last = i === symbols.length - 1 || character.isBare ? Place.last : 0;
      this.push(
        symbols[i] ?? 0,
        character.kind,
        first | last | (character.isBare ? Place.bare : 0),
        from,
        to,
      );
    }
  }

  private follows(symbol: number, like = (latest: number) => latest): boolean {
    const { length, symbols } = this.reading;
    return this.gap === Gap.none && length > 0 && like(symbols[length - 1] ?? 0) === symbol;
  }

  /** In ㅂㅅ새끼 there are two, and they stand for themselves. */
  private endsInOneLetter(): boolean {
    const { length, places, gaps } = this.reading;
    const isBare = (at: number) => ((places[at] ?? 0) & Place.bare) !== 0;
    return isBare(length - 1) && (gaps[length - 1] !== Gap.none || !isBare(length - 2));
  }

  private stretch(to: number, by: number): void {
    const { length, runs, to: ends } = this.reading;
    ends[length - 1] = to;
    runs[length - 1] = Math.min(STRETCHED, (runs[length - 1] ?? 0) + by);
  }

  private push(symbol: number, kind: Kind, place: number, from: number, to: number): void {
    const { reading } = this;
    const at = reading.length++;
    reading.symbols[at] = symbol;
    reading.from[at] = from;
    reading.to[at] = to;
    reading.kinds[at] = kind;
    reading.places[at] = place;
    reading.gaps[at] = this.gap;
    reading.runs[at] = 1;
    if (kind !== Kind.Hangul) this.open = false;
    this.gap = Gap.none;
  }
}
