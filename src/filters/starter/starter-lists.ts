import type { StarterList } from '../../contract/filters.js';
import { Exceptions } from '../exceptions.js';
import { Finds } from '../finds.js';
import type { Reading } from '../reading.js';
import { atOnce } from '../slices.js';
import { WordSet } from '../word-set.js';
import { ENGLISH, ENGLISH_INNOCENT } from './english.js';
import { KOREAN, KOREAN_INNOCENT } from './korean.js';

/** `except`: innocent words in which one of the list's is; they excuse nothing in a room's own lists. */
const WORDS: Record<StarterList, { words: string[]; except: string[] }> = {
  ko: { words: KOREAN, except: KOREAN_INNOCENT },
  en: { words: ENGLISH, except: ENGLISH_INNOCENT },
};

/** The words that the server comes with, of one list or several: they are found in one look at the text. */
export class Starters {
  private readonly words: WordSet;
  private readonly lists: { name: StarterList; except: Exceptions }[] = [];
  /** Of each word, by its number, the list that it is of. */
  private readonly listOf: number[] = [];

  constructor(names: readonly StarterList[]) {
    for (const name of names) {
      const list = this.lists.push({ name, except: atOnce(Exceptions.of(WORDS[name].except)) }) - 1;
      this.listOf.push(...WORDS[name].words.map(() => list));
    }
    this.words = atOnce(WordSet.of(names.flatMap((name) => WORDS[name].words)));
  }

  /** How many words there are; they are numbered from 0 on. */
  get count(): number {
    return this.listOf.length;
  }

  get reach(): number {
    return this.words.reach;
  }

  written(word: number): string {
    return this.words.written(word);
  }

  /** By list, what is in the text and is no exception of the list's. */
  find(text: string, readings: readonly Reading[]): ReadonlyMap<StarterList, Finds> {
    const found = this.lists.map(() => new Finds(text.length));
    this.words.find(text, readings, (word, from, to) => found[this.listOf[word] ?? 0]?.add(word, from, to));
    this.lists.forEach(({ except }, list) => found[list] && except.excuse(found[list], text, readings));
    return new Map(this.lists.map(({ name }, list) => [name, found[list] ?? new Finds(0)]));
  }
}

/** One of a kind for all rooms: they can be many. */
const ready = new Map<string, Starters>();

export function startersOf(names: readonly StarterList[]): Starters {
  const key = [...new Set(names)].sort();
  const known = ready.get(key.join());
  if (known) return known;
  const made = new Starters(key);
  ready.set(key.join(), made);
  return made;
}
