interface Node {
  state: number;
  parent: number;
  symbol: number;
}

/** Words, each a row of symbols, as a tree: a state for each beginning of a word, 0 for the empty one. */
export class WordTree {
  /** Of each state but the first, those that are nearer to the root first. */
  readonly nodes: Node[] = [];
  /** The words that end at a state. */
  readonly ends = new Map<number, number[]>();
  /** A hash table, as there may be a million: a state, a symbol, and the state that it leads to. */
  private edges = new Int32Array(3 * 64);
  private mask = 63;

  /** @param words none of them empty */
  constructor(words: readonly (readonly number[])[]) {
    const states = words.map(() => 0);
    const longest = words.reduce((most, { length }) => Math.max(most, length), 0);
    // One symbol of every word after the other, so that the states are in the order of their depth.
    for (let depth = 0; depth < longest; depth++)
      words.forEach((symbols, word) => {
        const symbol = symbols[depth];
        if (symbol === undefined) return;
        states[word] = this.grow(states[word] ?? 0, symbol);
        if (depth === symbols.length - 1) this.end(states[word], word);
      });
  }

  get size(): number {
    return this.nodes.length + 1;
  }

  /** The state to which the symbol leads; 0 where to none. */
  next(state: number, symbol: number): number {
    const { edges, mask } = this;
    for (let slot = slotOf(state, symbol) & mask; ; slot = (slot + 1) & mask) {
      const target = edges[3 * slot + 2] ?? 0;
      if (target === 0 || (edges[3 * slot] === state && edges[3 * slot + 1] === symbol)) return target;
    }
  }

  private grow(parent: number, symbol: number): number {
    const known = this.next(parent, symbol);
    if (known !== 0) return known;
    const state = this.size;
    this.nodes.push({ state, parent, symbol });
    if (2 * this.nodes.length > this.mask) this.widen();
    else this.insert({ state, parent, symbol });
    return state;
  }

  private end(state: number, word: number): void {
    const ends = this.ends.get(state);
    if (ends) ends.push(word);
    else this.ends.set(state, [word]);
  }

  private widen(): void {
    this.mask = 2 * this.mask + 1;
    this.edges = new Int32Array(3 * (this.mask + 1));
    for (const node of this.nodes) this.insert(node);
  }

  private insert({ state, parent, symbol }: Node): void {
    const { edges, mask } = this;
    let slot = slotOf(parent, symbol) & mask;
    while (edges[3 * slot + 2] !== 0) slot = (slot + 1) & mask;
    edges[3 * slot] = parent;
    edges[3 * slot + 1] = symbol;
    edges[3 * slot + 2] = state;
  }
}

function slotOf(state: number, symbol: number): number {
  const mixed = Math.imul(state + 1, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
