import { COMMON_SYMBOLS } from './symbols.js';
import { WordTree } from './word-tree.js';

/** States that have a table of where each common symbol leads: most texts never leave them. */
const TABLED = 1_000;

/**
 * Finds many words at once, in one pass over the text whatever the words are (Aho–Corasick). The packages for
 * it match strings by grapheme; these are rows of symbols, of which a text of 50,000 characters has 150,000.
 */
export class Automaton {
  private readonly tree: WordTree;
  /** Where to go on where no edge leads on: the longest end of what was read that begins a word. */
  private readonly failures: Int32Array;
  /** The state itself or the first on the way of its failures at which a word ends; 0 where there is none. */
  private readonly outputs: Int32Array;
  private readonly table: Int32Array;
  private readonly tabled: number;

  /** @param words rows of symbols, none of them empty */
  constructor(words: readonly (readonly number[])[]) {
    this.tree = new WordTree(words);
    this.failures = new Int32Array(this.tree.size);
    this.outputs = new Int32Array(this.tree.size);
    this.link();
    this.tabled = Math.min(TABLED, this.tree.size);
    this.table = new Int32Array(this.tabled * COMMON_SYMBOLS);
    for (let at = 0; at < this.table.length; at++)
      this.table[at] = this.step(Math.floor(at / COMMON_SYMBOLS), at % COMMON_SYMBOLS);
  }

  /** Tells each word that is found, by its index, and where its last symbol is. */
  find(symbols: Int32Array, length: number, found: (word: number, last: number) => void): void {
    const { failures, outputs, table, tabled, tree } = this;
    if (tree.size === 1) return;
    let state = 0;
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at] ?? 0;
      state =
        state < tabled && symbol < COMMON_SYMBOLS
          ? (table[state * COMMON_SYMBOLS + symbol] ?? 0)
          : this.step(state, symbol);
      for (let end = outputs[state] ?? 0; end !== 0; end = outputs[failures[end] ?? 0] ?? 0)
        for (const word of tree.ends.get(end) ?? []) found(word, at);
    }
  }

  /** A state's failure is nearer to the root than the state, and so linked before it. */
  private link(): void {
    const { failures, outputs, tree } = this;
    for (const { state, parent, symbol } of tree.nodes) {
      const failure = parent === 0 ? 0 : this.step(failures[parent] ?? 0, symbol);
      failures[state] = failure;
      outputs[state] = tree.ends.has(state) ? state : (outputs[failure] ?? 0);
    }
  }

  private step(from: number, symbol: number): number {
    for (let state = from; ; state = this.failures[state] ?? 0) {
      const next = this.tree.next(state, symbol);
      if (next !== 0 || state === 0) return next;
    }
  }
}
