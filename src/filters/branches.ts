/** Where states lead to by a symbol that is not their first child's: a hash table, of at most one for each word. */
export class Branches {
  private readonly edges: Int32Array;
  private readonly mask: number;

  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(1.3 * most + 2));
    this.edges = new Int32Array(3 * slots);
    this.mask = slots - 1;
  }

  set(state: number, symbol: number, target: number): void {
    const { edges, mask } = this;
    let slot = slotOf(state, symbol) & mask;
    while (edges[3 * slot + 2] !== 0) slot = (slot + 1) & mask;
    edges[3 * slot] = state;
    edges[3 * slot + 1] = symbol;
    edges[3 * slot + 2] = target;
  }

  /** 0 where it leads to none. */
  get(state: number, symbol: number): number {
    const { edges, mask } = this;
    for (let slot = slotOf(state, symbol) & mask; ; slot = (slot + 1) & mask) {
      const target = edges[3 * slot + 2] ?? 0;
      if (target === 0 || (edges[3 * slot] === state && edges[3 * slot + 1] === symbol)) return target;
    }
  }
}

function slotOf(state: number, symbol: number): number {
  const mixed = Math.imul(state + 1, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
