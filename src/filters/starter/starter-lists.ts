import type { StarterList } from '../../contract/filters.js';
import { exceptionSet } from '../exceptions.js';
import { WordSet } from '../word-set.js';
import { ENGLISH, ENGLISH_INNOCENT } from './english.js';
import { KOREAN, KOREAN_INNOCENT } from './korean.js';

export interface Starter {
  words: WordSet;
  /** Innocent words in which one of the list's is; they excuse nothing in a room's own lists. */
  except: WordSet;
}

const WORDS: Record<StarterList, { words: string[]; except: string[] }> = {
  ko: { words: KOREAN, except: KOREAN_INNOCENT },
  en: { words: ENGLISH, except: ENGLISH_INNOCENT },
};

/** One for all rooms: they can be many. */
const ready = new Map<StarterList, Starter>();

export function starterOf(name: StarterList): Starter {
  const known = ready.get(name);
  if (known) return known;
  const { words, except } = WORDS[name];
  const made = { words: new WordSet(words), except: exceptionSet(except) };
  ready.set(name, made);
  return made;
}
