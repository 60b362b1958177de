import type { Branches } from './branches.js';
import type { Sliced } from './slices.js';
import { COMMON_SYMBOLS } from './symbols.js';
import type { WordTree } from './word-tree.js';

const COMMON = COMMON_SYMBOLS;

/** States that have a table of where each common symbol leads: most texts never leave them. */
const TABLED = 1000;
/** Of the tables' numbers, between two looks at the clock. */
const AT_ONCE = 4_096;

/**
 * Where one is while a text is read, so that there is one thing to look up for a symbol: twice where the state's
 * table is, or twice its number upside down where it has none; and one more where a word ends.
 */
export type Place = number;

/** What a state has, side by side, and as little as can be: a big list's have to be near to the processor. */
const STATE = 2;
/** The symbol that leads to its first child, the next state; 0 where it has none. And what else there is: */
const CHILD = 0;
const SYMBOL = 0x1fffff;
const HAS_BRANCHES = 1 << 21;
const HAS_TABLE = 1 << 22;
const IS_END = 1 << 23;
/** Where to go on where no edge leads on: the longest end of what was read that begins a word. */
const FAILURE = 1;

/** Whether a word ends is told by the lowest bit, which is upside down below 0. */
export const isEnd = (place: Place): boolean => ((place ^ (place >> 31)) & 1) !== 0;

/** The states of an automaton, and how they lead to one another. */
export class States {
  readonly tables: Int32Array;
  private readonly states: Int32Array;
  private readonly branches: Branches;
  private readonly tableOf: Int32Array;
  /** The states that have a table, in the order of the tables. */
  private readonly tabled: number[] = [];

  constructor({ size, branches }: WordTree) {
    this.states = new Int32Array(STATE * size);
    this.tableOf = new Int32Array(size);
    this.tables = new Int32Array(Math.min(TABLED, size) * COMMON);
    this.branches = branches;
  }

  /** Where one is after the symbol, by edges and failures. */
  go(place: Place, symbol: number): Place {
    const { states } = this;
    for (let state = this.stateAt(place); ; state = states[STATE * state + FAILURE] ?? 0) {
      const entry = states[STATE * state] ?? 0;
      if (entry & HAS_TABLE && symbol < COMMON) return this.tables[(this.tableOf[state] ?? 0) + symbol] ?? 0;
      if ((entry & SYMBOL) === symbol) return this.placeOf(state + 1);
      const next = entry & HAS_BRANCHES ? this.branches.get(state, symbol) : 0;
      if (next !== 0 || state === 0) return this.placeOf(next);
    }
  }

  stateAt(place: Place): number {
    return place < 0 ? ~place >> 1 : (this.tabled[((place >> 1) / COMMON) | 0] ?? 0);
  }

  placeOf(state: number): Place {
    const entry = this.states[STATE * state] ?? 0;
    const end = entry & IS_END ? 1 : 0;
    return entry & HAS_TABLE ? ((this.tableOf[state] ?? 0) << 1) | end : ~((state << 1) | end);
  }

  failureOf(state: number): number {
    return this.states[STATE * state + FAILURE] ?? 0;
  }

  /** The child is told to its parent: as its first, or as another one. */
  addChild(parent: number, child: number, symbol: number): void {
    const at = STATE * parent + CHILD;
    this.states[at] = (this.states[at] ?? 0) | (child === parent + 1 ? symbol : HAS_BRANCHES);
  }

  /** What is nearer to the root has to be linked by now. Returns the state's failure. */
  link(parent: number, state: number, symbol: number): number {
    const failure = parent === 0 ? 0 : this.next(this.failureOf(parent), symbol);
    this.states[STATE * state + FAILURE] = failure;
    const isTabled = state !== 0 && ((this.states[STATE * parent] ?? 0) & HAS_TABLE) !== 0;
    if (isTabled && symbol < COMMON) this.tables[(this.tableOf[parent] ?? 0) + symbol] = state;
    return failure;
  }

  endAt(state: number): void {
    this.states[STATE * state] = (this.states[STATE * state] ?? 0) | IS_END;
  }

  /** With the states to which it leads; its own children are entered as they are linked. */
  tabulate(state: number): boolean {
    if (this.tabled.length >= TABLED) return false;
    const table = (this.tabled.push(state) - 1) * COMMON;
    const failure = this.tableOf[this.failureOf(state)] ?? 0;
    if (state !== 0) this.tables.copyWithin(table, failure, failure + COMMON);
    this.tableOf[state] = table;
    this.states[STATE * state] = (this.states[STATE * state] ?? 0) | HAS_TABLE;
    return true;
  }

  /** Once all are linked: the tables tell the states' places. */
  *finish(): Sliced<void> {
    for (let at = 0; at < this.tables.length; at++) {
      this.tables[at] = this.placeOf(this.tables[at] ?? 0);
      if (at % AT_ONCE === 0) yield;
    }
  }

  private next(from: number, symbol: number): number {
    for (let state = from; ; state = this.failureOf(state)) {
      const entry = this.states[STATE * state] ?? 0;
      if ((entry & SYMBOL) === symbol) return state + 1;
      const next = entry & HAS_BRANCHES ? this.branches.get(state, symbol) : 0;
      if (next !== 0 || state === 0) return next;
    }
  }
}
