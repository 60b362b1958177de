import type { Character } from './character.js';
import { hangulCharacter } from './hangul.js';
import { otherCharacter } from './other-characters.js';

/** What text is made of is looked up: to work it out for each character of each message would take long. */
const COMMON = 0x10000;
const common = new Array<Character | undefined>(COMMON).fill(undefined);
const rare = new Map<number, Character>();
const MOST_RARE = 10_000;

export function characterOf(codePoint: number): Character {
  if (codePoint < COMMON) return (common[codePoint] ??= workOut(codePoint));
  const known = rare.get(codePoint);
  if (known) return known;
  if (rare.size >= MOST_RARE) rare.clear();
  const found = workOut(codePoint);
  rare.set(codePoint, found);
  return found;
}

function workOut(codePoint: number): Character {
  return hangulCharacter(codePoint) ?? otherCharacter(String.fromCodePoint(codePoint));
}
