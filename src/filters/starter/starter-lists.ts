import type { StarterList } from '../../contract/filters.js';
import { Excuses } from '../excuses.js';
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

const finds = new Finds();
const excuses = new Excuses();

/** The words that the server comes with, of one list or several: they are found in one look at the text. */
export class Starters {
  private readonly words: WordSet;
  /** Of each word, by its number, the list that it is of, and then of each exception. */
  private readonly listOf: StarterList[];

  constructor(private readonly names: readonly StarterList[]) {
    const words = names.flatMap((name) => WORDS[name].words);
    const except = names.flatMap((name) => WORDS[name].except);
    this.words = atOnce(WordSet.of(words, except));
    this.listOf = [
      ...names.flatMap((name) => WORDS[name].words.map(() => name)),
      ...names.flatMap((name) => WORDS[name].except.map(() => name)),
    ];
  }

  /** How many words there are; they are numbered from 0 on. */
  get count(): number {
    return this.words.count;
  }

  get reach(): number {
    return this.words.reach;
  }

  written(word: number): string {
    return this.words.written(word);
  }

  isOf(word: number, name: StarterList | undefined): boolean {
    return this.listOf[word] === name;
  }

  /** What is in the text and is no exception of the word's list. It holds until the next text. */
  find(text: string, readings: readonly Reading[]): Finds {
    this.words.find(text, readings, finds.clear(text.length), excuses.clear());
    for (const name of this.names) excuses.excuse(finds, (word) => this.isOf(word, name));
    return finds;
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
