import { Branches } from './branches.js';
import type { Sliced } from './slices.js';
import { sortedRows, type Rows } from './sorted-rows.js';

/** States between two looks at the clock. */
const AT_ONCE = 4_096;

/**
 * Words, each a row of symbols, as a tree: a state for each beginning of a word, 0 for the empty one. A state's
 * first child is the next state, so that most of a word lies in one piece of memory; its others are `branches`.
 */
export class WordTree {
  size = 1;
  depth = 0;
  readonly labels: Int32Array;
  readonly parents: Int32Array;
  readonly depths: Int32Array;
  /** Of the rows in their order, from 1 on, the first that ends at a state; 0 for none. */
  readonly ends: Int32Array;
  /** Of the rows in their order 1 for those that are as the one before. */
  readonly same: Uint8Array;
  readonly branches: Branches;

  private constructor(
    private readonly rows: Rows,
    readonly order: Int32Array,
  ) {
    const most = rows.symbols.length + 1;
    this.labels = new Int32Array(most);
    this.parents = new Int32Array(most);
    this.depths = new Int32Array(most);
    this.ends = new Int32Array(most);
    this.same = new Uint8Array(order.length);
    this.branches = new Branches(order.length);
  }

  /** @param rows none of them empty */
  static *of(rows: Rows): Sliced<WordTree> {
    const tree = new WordTree(rows, yield* sortedRows(rows));
    yield* tree.grow();
    return tree;
  }

  /** In a dictionary's order each word goes on from where it leaves the one before. */
  private *grow(): Sliced<void> {
    const { rows, order } = this;
    const path = [0];
    let last = 0;
    for (let at = 0; at < order.length; at++) {
      const row = order[at] ?? 0;
      const from = rows.starts[row] ?? 0;
      const length = (rows.starts[row + 1] ?? 0) - from;
      const shared = at === 0 ? 0 : this.shared(last, row);
      for (let depth = shared; depth < length; depth++)
        path[depth + 1] = this.add(path[depth] ?? 0, rows.symbols[from + depth] ?? 0, depth + 1);
      const state = path[length] ?? 0;
      if (this.ends[state] === 0) this.ends[state] = at + 1;
      else this.same[at] = 1;
      last = row;
      if (at % AT_ONCE === 0) yield;
    }
  }

  private add(parent: number, symbol: number, depth: number): number {
    const state = this.size++;
    this.labels[state] = symbol;
    this.parents[state] = parent;
    this.depths[state] = depth;
    this.depth = Math.max(this.depth, depth);
    if (parent !== state - 1) this.branches.set(parent, symbol, state);
    return state;
  }

  /** How many symbols the rows begin with that are the same. */
  private shared(a: number, b: number): number {
    const { symbols, starts } = this.rows;
    const from = starts[a] ?? 0;
    const shift = (starts[b] ?? 0) - from;
    const end = Math.min(starts[a + 1] ?? 0, (starts[b + 1] ?? 0) - shift);
    let at = from;
    while (at < end && symbols[at] === symbols[at + shift]) at++;
    return at - from;
  }
}
