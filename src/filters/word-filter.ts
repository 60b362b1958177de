import type { FilterAction, FilterHit, FilterList } from '../contract/filters.js';
import type { Verdict } from '../messages/verdict.js';
import { Excuses } from './excuses.js';
import { Finds } from './finds.js';
import { mask } from './mask.js';
import { atOnce, type Sliced } from './slices.js';
import { startersOf, type Starters } from './starter/starter-lists.js';
import { readingsOf, WordSet } from './word-set.js';

/** A word that is in a text, and the list that does something about it. */
export interface Hit extends FilterHit {
  list: FilterList;
}

/** From the mildest to the severest. */
const SEVERITY: readonly FilterAction[] = ['mask', 'hold', 'block', 'timeout'];

export const DEFAULT_TIMEOUT_SECONDS = 600;

const finds = new Finds();
const excuses = new Excuses();

/** The word lists of a room, ready to judge texts; they have to be in NFC, as messages and nicknames are. */
export class WordFilter {
  /** Of each word of the rooms' own the list, by its number; the words that the server comes with come after them. */
  private readonly owners: Uint16Array;
  private readonly withStarters: FilterList[];
  private readonly starters: Starters;
  /** What is done at most. */
  private readonly most: number;

  constructor(
    private readonly lists: readonly FilterList[],
    private readonly own = atOnce(ownWords(lists)),
  ) {
    this.owners = Uint16Array.from(lists.flatMap(({ words = [] }, list) => words.map(() => list)));
    this.most = lists.reduce((most, list) => Math.max(most, rank(list)), 0);
    this.withStarters = lists.filter(({ starter }) => starter);
    this.starters = startersOf(lists.flatMap(({ starter }) => starter ?? []));
  }

  /** For lists of many words, which take long to make ready. */
  static *of(lists: readonly FilterList[]): Sliced<WordFilter> {
    return new WordFilter(lists, yield* ownWords(lists));
  }

  judge(text: string): Verdict {
    const found = this.search(text);
    return found.isEmpty ? { do: 'allow' } : this.verdictOn(text, found);
  }

  /** Every word that is in the text and that no exception excuses, in the order of their places. */
  find(text: string): Hit[] {
    const hits: Hit[] = [];
    this.search(text).forEach((number, from, to) => {
      const list = this.listOf(number);
      hits.push({ list, name: list.name, word: this.written(number), from, to });
    });
    return hits;
  }

  /** What is found holds until the next text. */
  private search(text: string): Finds {
    const { own, starters } = this;
    const readings = readingsOf(text, Math.max(own.reach, starters.reach));
    own.find(text, readings, finds.clear(text.length), excuses.clear());
    if (this.withStarters.length > 0) this.addStarters(starters.find(text, readings));
    excuses.excuse(finds, () => true);
    return finds;
  }

  private addStarters(found: Finds): void {
    if (found.isEmpty) return;
    this.withStarters.forEach(({ starter }, i) => {
      const first = this.owners.length + i * this.starters.count;
      finds.addOf(found, (word) => this.starters.isOf(word, starter), first);
    });
  }

  private verdictOn(text: string, found: Finds): Verdict {
    const { list, from, to } = this.severest(found);
    const why = `${list.name}: ${text.slice(from, to)}`;
    switch (list.action) {
      case 'mask':
        return { do: 'change', text: mask(text, found) };
      case 'hold':
        return { do: 'hold', why };
      case 'block':
        return { do: 'refuse' };
      case 'timeout':
        return { do: 'timeout', seconds: this.secondsFor(found), why };
    }
  }

  /** The first of those about which most is done. */
  private severest(found: Finds): Pick<Hit, 'list' | 'from' | 'to'> {
    let worst: Pick<Hit, 'list' | 'from' | 'to'> | undefined;
    found.some((number, from, to) => {
      const list = this.listOf(number);
      if (!worst || rank(list) > rank(worst.list)) worst = { list, from, to };
      return rank(worst.list) === this.most;
    });
    if (!worst) throw new Error('nothing was found');
    return worst;
  }

  /** Severer is what takes longer, where several lists time out. */
  private secondsFor(found: Finds): number {
    let most = 0;
    found.forEach((number) => {
      const { action, seconds = DEFAULT_TIMEOUT_SECONDS } = this.listOf(number);
      if (action === 'timeout') most = Math.max(most, seconds);
    });
    return most;
  }

  private listOf(number: number): FilterList {
    const after = number - this.owners.length;
    const list =
      after < 0
        ? this.lists[this.owners[number] ?? 0]
        : this.withStarters[Math.floor(after / this.starters.count)];
    if (!list) throw new Error('every word is of a list');
    return list;
  }

  private written(number: number): string {
    const after = number - this.owners.length;
    return after < 0 ? this.own.written(number) : this.starters.written(after % this.starters.count);
  }
}

/** A room's own words, those of all its lists. */
function ownWords(lists: readonly FilterList[]): Sliced<WordSet> {
  return WordSet.of(
    lists.flatMap(({ words = [] }) => words),
    lists.flatMap(({ except = [] }) => except),
  );
}

/** The severest of what the lists do about these words. */
export function severest(hits: readonly Hit[]): Hit | undefined {
  return hits.reduce<Hit | undefined>(
    (worst, hit) => (worst && rank(worst.list) >= rank(hit.list) ? worst : hit),
    undefined,
  );
}

function rank({ action }: FilterList): number {
  return SEVERITY.indexOf(action);
}
