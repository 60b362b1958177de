import { Ends, hasShorter, numberIn, wordCode, type WordCode } from './ends.js';
import type { Sliced } from './slices.js';
import type { Rows } from './sorted-rows.js';
import { isEnd, States, type Place } from './states.js';
import { COMMON_SYMBOLS } from './symbols.js';
import { WordTree } from './word-tree.js';

const COMMON = COMMON_SYMBOLS;

/** States that are linked between two looks at the clock. */
const AT_ONCE = 4_096;

const ends = new Ends();

/**
 * Finds many words at once, in one pass over the text whatever the words are (Aho–Corasick). The packages for
 * it match strings by grapheme; these are rows of symbols, of which a text of 50,000 characters has 150,000.
 */
export class Automaton {
  /** Symbols in the longest word. */
  readonly longest: number;
  /** The rows in the order of a dictionary; a word's number is the place of the first that is it, from 1 on. */
  readonly order: Int32Array;
  private readonly same: Uint8Array;
  private readonly states: States;
  /** Of a state the longest word that ends there, of a word the next longest; 0 where none does. */
  private readonly outputs: Int32Array;
  private readonly shorter: Int32Array;

  private constructor(tree: WordTree) {
    this.longest = tree.depth;
    this.order = tree.order;
    this.same = tree.same;
    this.states = new States(tree);
    this.outputs = new Int32Array(tree.size);
    this.shorter = new Int32Array(tree.order.length + 1);
  }

  /**
   * @param rows the words, none of them empty
   * @param isFree of which of them it shall be told that they may begin anywhere
   */
  static *of(rows: Rows, isFree: (row: number) => boolean = () => false): Sliced<Automaton> {
    const tree = yield* WordTree.of(rows);
    const automaton = new Automaton(tree);
    yield* automaton.link(tree, isFree);
    return automaton;
  }

  /** Where words end in the row of symbols; it holds until the next row. */
  find(symbols: Int32Array, length: number): Ends {
    const { states, outputs } = this;
    const { tables } = states;
    const { lasts, words } = ends.clear(length);
    let place: Place = 0;
    let count = 0;
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at] ?? 0;
      place = place >= 0 && symbol < COMMON ? (tables[(place >> 1) + symbol] ?? 0) : states.go(place, symbol);
      if (!isEnd(place)) continue;
      lasts[count] = at;
      words[count++] = states.stateAt(place);
    }
    // They are far from one another in memory: all at once, the processor need not wait for each.
    for (let i = 0; i < count; i++) words[i] = outputs[words[i] ?? 0] ?? 0;
    ends.count = count;
    return ends;
  }

  /** The next longest word that ends where a word does; 0 where none does. */
  shorterThan(word: WordCode): WordCode {
    return hasShorter(word) ? (this.shorter[numberIn(word)] ?? 0) : 0;
  }

  /** Whether the row at this place of the order is as the one before. */
  isSame(place: number): boolean {
    return this.same[place] === 1;
  }

  /** The rows that are the word, which is one at least. */
  rowsOf(number: number): Int32Array {
    let end = number;
    while (this.isSame(end)) end++;
    return this.order.subarray(number - 1, end);
  }

  /** Depth by depth: a state's failure is nearer to the root than the state, and so linked before it. */
  private *link(tree: WordTree, isFree: (row: number) => boolean): Sliced<void> {
    const { states } = this;
    for (let state = 1; state < tree.size; state++) {
      states.addChild(tree.parents[state] ?? 0, state, tree.labels[state] ?? 0);
      if (state % AT_ONCE === 0) yield;
    }
    for (const level of yield* levelsOf(tree)) {
      for (let i = 0; i < level.length; i++) {
        this.linkOne(tree, level[i] ?? 0, isFree);
        if (i % AT_ONCE === 0) yield;
      }
      for (const state of level) if (!states.tabulate(state)) break;
    }
    yield* states.finish();
  }

  private linkOne(tree: WordTree, state: number, isFree: (row: number) => boolean): void {
    const { states, outputs, shorter } = this;
    const failure = states.link(tree.parents[state] ?? 0, state, tree.labels[state] ?? 0);
    const inherited = outputs[failure] ?? 0;
    const number = tree.ends[state] ?? 0;
    if (number !== 0) shorter[number] = inherited;
    const isAnyFree = number !== 0 && this.rowsOf(number).some(isFree);
    const own = wordCode(number, tree.depths[state] ?? 0, isAnyFree, inherited !== 0);
    const output = number === 0 ? inherited : own;
    outputs[state] = output;
    if (output !== 0) states.endAt(state);
  }
}

/** The states by their depths. */
function* levelsOf({ size, depth, depths }: WordTree): Sliced<Int32Array[]> {
  const counts = new Int32Array(depth + 1);
  for (let state = 0; state < size; state++) {
    const at = depths[state] ?? 0;
    counts[at] = (counts[at] ?? 0) + 1;
    if (state % AT_ONCE === 0) yield;
  }
  const levels = Array.from(counts, (count) => new Int32Array(count));
  for (let state = size - 1; state >= 0; state--) {
    const at = depths[state] ?? 0;
    const left = (counts[at] = (counts[at] ?? 0) - 1);
    const level = levels[at];
    if (level) level[left] = state;
    if (state % AT_ONCE === 0) yield;
  }
  return levels;
}
