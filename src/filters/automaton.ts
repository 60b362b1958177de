import type { Branches } from './branches.js';
import type { Sliced } from './slices.js';
import type { Rows } from './sorted-rows.js';
import { COMMON_SYMBOLS } from './symbols.js';
import { WordTree } from './word-tree.js';

const COMMON = COMMON_SYMBOLS;

/** States that have a table of where each common symbol leads: most texts never leave them. */
const TABLED = 1_000;
/**
 * Where one is while a text is read, so that there is one thing to look up for a symbol: twice where the state's
 * table is, or twice its number upside down where it has none; and one more where a word ends.
 */
type Place = number;

/** States that are linked between two looks at the clock. */
const AT_ONCE = 4_096;

/** What a state has, side by side, so that a step touches one line of the processor's cache. */
const STATE = 4;
/** The symbol that leads to its first child, the next state; 0 where it has none. */
const CHILD = 0;
/** Where to go on where no edge leads on: the longest end of what was read that begins a word. */
const FAILURE = 1;
/** The longest word that ends here; 0 where none does. */
const OUTPUT = 2;
/** Where its table is, or one of these. */
const TABLE = 3;
const NO_TABLE = -1;
/** And it has no other child than the first. */
const CHAIN = -2;

/**
 * Finds many words at once, in one pass over the text whatever the words are (Aho–Corasick). The packages for
 * it match strings by grapheme; these are rows of symbols, of which a text of 50,000 characters has 150,000.
 */
export class Automaton {
  /** Symbols in the longest word. */
  readonly longest: number;
  private readonly states: Int32Array;
  private readonly tables: Int32Array;
  private readonly branches: Branches;
  private readonly rows: Int32Array;
  private readonly firstOf: Int32Array;
  /** The next longest word that ends where a word does. */
  private readonly shorter: Int32Array;
  /** The states that have a table, in the order of the tables. */
  private readonly tabled: number[] = [];

  private constructor(
    private readonly size: number,
    tree: WordTree,
  ) {
    this.longest = tree.depth;
    this.states = new Int32Array(STATE * size);
    this.tables = new Int32Array(Math.min(TABLED, size) * COMMON_SYMBOLS);
    this.branches = tree.branches;
    this.rows = tree.order;
    this.firstOf = Int32Array.from(tree.firstOf);
    this.shorter = new Int32Array(tree.firstOf.length);
  }

  /** @param rows the words, none of them empty */
  static *of(rows: Rows): Sliced<Automaton> {
    const tree = yield* WordTree.of(rows);
    const automaton = new Automaton(tree.size, tree);
    yield* automaton.link(tree);
    return automaton;
  }

  /** Tells each word that is in this stretch of the symbols, by its row, and where its last symbol is. */
  find(symbols: Int32Array, from: number, to: number, found: (row: number, last: number) => void): void {
    const { tables } = this;
    if (this.size === 1) return;
    let place: Place = 0;
    for (let at = from; at < to; at++) {
      const symbol = symbols[at] ?? 0;
      place = place >= 0 && symbol < COMMON ? (tables[(place >> 1) + symbol] ?? 0) : this.go(place, symbol);
      // Whether a word ends is told by the lowest bit, which is upside down below 0.
      if ((place ^ (place >> 31)) & 1) this.tell(this.stateAt(place), at, found);
    }
  }

  private tell(state: number, at: number, found: (row: number, last: number) => void): void {
    const { states, rows, firstOf, shorter } = this;
    for (let word = states[STATE * state + OUTPUT] ?? 0; word !== 0; word = shorter[word] ?? 0)
      for (let i = firstOf[word] ?? 0; i < (firstOf[word + 1] ?? 0); i++) found(rows[i] ?? 0, at);
  }

  /** Where one is after the symbol, by edges and failures. */
  private go(place: Place, symbol: number): Place {
    const { states, tables } = this;
    for (let state = this.stateAt(place); ; state = states[STATE * state + FAILURE] ?? 0) {
      const table = states[STATE * state + TABLE] ?? 0;
      if (table >= 0 && symbol < COMMON) return tables[table + symbol] ?? 0;
      const next = this.edge(state, symbol);
      if (next !== 0 || state === 0) return this.placeOf(next);
    }
  }

  private stateAt(place: Place): number {
    return place < 0 ? ~place >> 1 : (this.tabled[(place >> 1) / COMMON_SYMBOLS] ?? 0);
  }

  private placeOf(state: number): Place {
    const table = this.states[STATE * state + TABLE] ?? 0;
    const isEnd = this.states[STATE * state + OUTPUT] === 0 ? 0 : 1;
    return table >= 0 ? (table << 1) | isEnd : ~((state << 1) | isEnd);
  }

  /** The child to which the symbol leads; 0 where to none. */
  private edge(state: number, symbol: number): number {
    if (this.states[STATE * state + CHILD] === symbol) return state + 1;
    return this.states[STATE * state + TABLE] === CHAIN ? 0 : this.branches.get(state, symbol);
  }

  /** Depth by depth: a state's failure is nearer to the root than the state, and so linked before it. */
  private *link(tree: WordTree): Sliced<void> {
    yield* this.plant(tree);
    for (const level of yield* levelsOf(tree)) {
      for (let i = 0; i < level.length; i++) {
        this.linkOne(tree, level[i] ?? 0);
        if (i % AT_ONCE === 0) yield;
      }
      for (const state of level.subarray(0, TABLED - this.tabled.length)) this.tabulate(state);
    }
    for (let at = 0; at < this.tables.length; at++) {
      this.tables[at] = this.placeOf(this.tables[at] ?? 0);
      if (at % AT_ONCE === 0) yield;
    }
  }

  private *plant({ size, labels, parents }: WordTree): Sliced<void> {
    const { states } = this;
    states[TABLE] = CHAIN;
    for (let state = 1; state < size; state++) {
      const parent = parents[state] ?? 0;
      states[STATE * state + TABLE] = CHAIN;
      if (parent === state - 1) states[STATE * parent + CHILD] = labels[state] ?? 0;
      else states[STATE * parent + TABLE] = NO_TABLE;
      if (state % AT_ONCE === 0) yield;
    }
  }

  private linkOne({ parents, labels, ends }: WordTree, state: number): void {
    const { states, shorter } = this;
    const parent = parents[state] ?? 0;
    const symbol = labels[state] ?? 0;
    const failure = parent === 0 ? 0 : this.next(states[STATE * parent + FAILURE] ?? 0, symbol);
    const word = ends[state] ?? 0;
    const inherited = states[STATE * failure + OUTPUT] ?? 0;
    states[STATE * state + FAILURE] = failure;
    states[STATE * state + OUTPUT] = word || inherited;
    if (word !== 0) shorter[word] = inherited;
    const table = states[STATE * parent + TABLE] ?? 0;
    if (state !== 0 && table >= 0 && symbol < COMMON) this.tables[table + symbol] = state;
  }

  private next(from: number, symbol: number): number {
    for (let state = from; ; state = this.states[STATE * state + FAILURE] ?? 0) {
      const next = this.edge(state, symbol);
      if (next !== 0 || state === 0) return next;
    }
  }

  /** With the states to which it leads; its own children are entered as they are linked. */
  private tabulate(state: number): void {
    const { states, tables } = this;
    const table = (this.tabled.push(state) - 1) * COMMON_SYMBOLS;
    const failure = states[STATE * (states[STATE * state + FAILURE] ?? 0) + TABLE] ?? 0;
    if (state !== 0) tables.copyWithin(table, failure, failure + COMMON_SYMBOLS);
    states[STATE * state + TABLE] = table;
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
