import { Kind } from './character.js';
import { isParticle } from './particles.js';
import { Gap, Place, type Reading } from './reading.js';
import { symbolOf } from './symbols.js';

/** Whether a word may begin with this symbol, by what comes before it. */
export function startsWord({ kinds, gaps, places }: Reading, first: number): boolean {
  const gap = gaps[first] ?? 0;
  const kind = kinds[first];
  if (gap & (Gap.space | Gap.noise)) return true;
  // 3시 발표: what counts something belongs to its number.
  if (gap !== Gap.none) return kind !== Kind.Hangul;
  if (first === 0 || kind === Kind.Unspaced) return true;
  const before = kinds[first - 1];
  if (before === Kind.Unspaced) return true;
  // 아ㅅㅂ, ㅇㅇ시발: single letters and syllables are not parts of one word.
  if (kind === Kind.Hangul && before === Kind.Hangul)
    return isBareAt(places, first) || isBareAt(places, first - 1);
  if (kind === Kind.Hangul) return before === Kind.Letter;
  return kind === Kind.Letter && before === Kind.Hangul;
}

/** Whether a word may end with this symbol, by what comes after it. */
export function endsWord(reading: Reading, text: string, last: number): boolean {
  const { kinds, gaps, length, places } = reading;
  const next = last + 1;
  const gap = next < length ? gaps[next] : reading.end;
  if (next >= length || gap !== Gap.none) return true;
  const kind = kinds[last];
  const after = kinds[next];
  if (kind === Kind.Unspaced || after === Kind.Unspaced) return true;
  if (kind === Kind.Hangul) {
    if (after !== Kind.Hangul || isBareAt(places, next)) return true;
    return isParticle(text, reading.to[last] ?? 0);
  }
  return after === Kind.Hangul || (kind === Kind.Letter && isPlural(reading, next));
}

const S = symbolOf('s');

function isPlural({ symbols, kinds, gaps, length, end }: Reading, at: number): boolean {
  if (symbols[at] !== S) return false;
  const gap = at + 1 < length ? gaps[at + 1] : end;
  return at + 1 >= length || gap !== Gap.none || kinds[at + 1] === Kind.Hangul;
}

function isBareAt(places: Uint8Array, at: number): boolean {
  return ((places[at] ?? 0) & Place.bare) !== 0;
}
