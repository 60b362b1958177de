import type { FilterAction, FilterHit, FilterList } from '../contract/filters.js';
import type { Verdict } from '../messages/verdict.js';
import { exceptionSet, unexcused } from './exceptions.js';
import { mask } from './mask.js';
import { starterOf, type Starter } from './starter/starter-lists.js';
import { readingsOf, WordSet, type Found } from './word-set.js';

/** A word that is in a text, and the list that does something about it. */
export interface Hit extends FilterHit {
  list: FilterList;
}

/** From the mildest to the severest. */
const SEVERITY: readonly FilterAction[] = ['mask', 'hold', 'block', 'timeout'];

export const DEFAULT_TIMEOUT_SECONDS = 600;

/** The word lists of a room, ready to judge texts; they have to be in NFC, as messages and nicknames are. */
export class WordFilter {
  private readonly words: WordSet;
  private readonly owners: FilterList[];
  private readonly except: WordSet;
  private readonly starters: { list: FilterList; starter: Starter }[];

  constructor(lists: readonly FilterList[]) {
    this.words = new WordSet(lists.flatMap(({ words = [] }) => words));
    this.owners = lists.flatMap((list) => (list.words ?? []).map(() => list));
    this.except = exceptionSet(lists.flatMap(({ except = [] }) => except));
    this.starters = lists.flatMap((list) =>
      list.starter === undefined ? [] : [{ list, starter: starterOf(list.starter) }],
    );
  }

  judge(text: string): Verdict {
    return verdictOn(text, this.find(text));
  }

  /** Every word that is in the text and that no exception excuses, in the order of their places. */
  find(text: string): Hit[] {
    const readings = readingsOf(text);
    const own = this.words.find(text, readings).map((found) => hitOf(found, this.ownerOf(found)));
    const starters = this.starters.flatMap(({ list, starter }) => {
      const found = starter.words.find(text, readings);
      return unexcused(found, starter.except, text, readings).map((one) => hitOf(one, list));
    });
    const hits = unexcused([...own, ...starters], this.except, text, readings);
    return hits.sort((a, b) => a.from - b.from);
  }

  private ownerOf({ index }: Found): FilterList {
    const owner = this.owners[index];
    if (!owner) throw new Error('every word is of a list');
    return owner;
  }
}

function hitOf({ written: word, from, to }: Found, list: FilterList): Hit {
  return { list, name: list.name, word, from, to };
}

/** The severest of what the lists do about these words. */
export function severest(hits: readonly Hit[]): Hit | undefined {
  return hits.reduce<Hit | undefined>(
    (worst, hit) => (worst && rank(worst) >= rank(hit) ? worst : hit),
    undefined,
  );
}

function verdictOn(text: string, hits: readonly Hit[]): Verdict {
  const worst = severest(hits);
  if (!worst) return { do: 'allow' };
  const why = `${worst.name}: ${text.slice(worst.from, worst.to)}`;
  switch (worst.list.action) {
    case 'mask':
      return { do: 'change', text: mask(text, hits) };
    case 'hold':
      return { do: 'hold', why };
    case 'block':
      return { do: 'refuse' };
    case 'timeout':
      return { do: 'timeout', seconds: secondsOf(hits), why };
  }
}

/** Severer is what takes longer, where several lists time out. */
function secondsOf(hits: readonly Hit[]): number {
  const seconds = hits.map(({ list }) =>
    list.action === 'timeout' ? (list.seconds ?? DEFAULT_TIMEOUT_SECONDS) : 0,
  );
  return seconds.reduce((most, one) => Math.max(most, one), 0);
}

function rank({ list }: Hit): number {
  return SEVERITY.indexOf(list.action);
}
