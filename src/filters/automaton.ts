/**
 * Finds many words at once, in one pass over the text whatever the words are (Aho–Corasick). The packages for
 * it match strings by grapheme; these are rows of symbols, of which a text of 50,000 characters has 150,000.
 */
export class Automaton {
  /** The edges of the tree of all words, in a hash table: state, symbol, and the state that they lead to. */
  private edges = new Int32Array(3 * 64);
  private mask = 63;
  private used = 0;
  private states = 1;
  private readonly ends = new Map<number, number[]>();
  /** Where to go on where no edge leads on: the longest end of what was read that begins a word. */
  private failures = new Int32Array(1);
  /** The state itself or the first on the way of its failures at which a word ends; 0 where there is none. */
  private outputs = new Int32Array(1);
  private readonly order: { state: number; parent: number; symbol: number }[] = [];

  /** @param words rows of symbols, none of them empty */
  constructor(words: readonly (readonly number[])[]) {
    words.forEach((symbols, word) => this.add(symbols, word));
    this.link();
  }

  /** Tells each word that is found, by its index, and where its last symbol is. */
  find(symbols: Int32Array, length: number, found: (word: number, last: number) => void): void {
    const { failures, outputs } = this;
    let state = 0;
    for (let at = 0; at < length; at++) {
      const symbol = symbols[at] ?? 0;
      let next = this.next(state, symbol);
      while (next === 0 && state !== 0) {
        state = failures[state] ?? 0;
        next = this.next(state, symbol);
      }
      state = next;
      for (let end = outputs[state] ?? 0; end !== 0; end = outputs[failures[end] ?? 0] ?? 0)
        for (const word of this.ends.get(end) ?? []) found(word, at);
    }
  }

  private add(symbols: readonly number[], word: number): void {
    let state = 0;
    for (const symbol of symbols) {
      let next = this.next(state, symbol);
      if (next === 0) {
        next = this.states++;
        this.insert(state, symbol, next);
        this.order.push({ state: next, parent: state, symbol });
      }
      state = next;
    }
    const ends = this.ends.get(state);
    if (ends) ends.push(word);
    else this.ends.set(state, [word]);
  }

  /** By depth: a state's failure is never as deep as the state. */
  private link(): void {
    this.failures = new Int32Array(this.states);
    this.outputs = new Int32Array(this.states);
    const depths = new Int32Array(this.states);
    for (const { state, parent } of this.order) depths[state] = (depths[parent] ?? 0) + 1;
    this.order.sort((a, b) => (depths[a.state] ?? 0) - (depths[b.state] ?? 0));
    for (const { state, parent, symbol } of this.order) {
      const failure = parent === 0 ? 0 : this.failureOf(parent, symbol);
      this.failures[state] = failure;
      this.outputs[state] = this.ends.has(state) ? state : (this.outputs[failure] ?? 0);
    }
    this.order.length = 0;
  }

  private failureOf(parent: number, symbol: number): number {
    for (let state = this.failures[parent] ?? 0; ; state = this.failures[state] ?? 0) {
      const next = this.next(state, symbol);
      if (next !== 0 || state === 0) return next;
    }
  }

  /** The state to which the symbol leads; 0 where to none. */
  private next(state: number, symbol: number): number {
    const { edges, mask } = this;
    for (let slot = slotOf(state, symbol) & mask; ; slot = (slot + 1) & mask) {
      const target = edges[3 * slot + 2] ?? 0;
      if (target === 0 || (edges[3 * slot] === state && edges[3 * slot + 1] === symbol)) return target;
    }
  }

  private insert(state: number, symbol: number, target: number): void {
    if (2 * ++this.used > this.mask) this.grow();
    let slot = slotOf(state, symbol) & this.mask;
    while (this.edges[3 * slot + 2] !== 0) slot = (slot + 1) & this.mask;
    this.edges.set([state, symbol, target], 3 * slot);
  }

  private grow(): void {
    const before = this.edges;
    this.mask = 2 * this.mask + 1;
    this.edges = new Int32Array(3 * (this.mask + 1));
    this.used = 1;
    for (let at = 0; at < before.length; at += 3)
      if (before[at + 2]) this.insert(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
  }
}

function slotOf(state: number, symbol: number): number {
  const mixed = Math.imul(state + 1, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
