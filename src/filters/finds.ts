/** What each find has, side by side: the word, where it ends, and the next find that begins where it does. */
const FIND = 3;

/** What was found in a text: words by their numbers, in the order of the places where they begin. */
export class Finds {
  private finds = new Int32Array(FIND * 32);
  private count = 0;
  /** Of each place the first find that begins there. Made for the first of all, as most texts have none. */
  private firsts: Int32Array | undefined;

  /** @param length of the text */
  constructor(private readonly length: number) {}

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** A word begins at a place once: the first of its ends there counts. */
  add(word: number, from: number, to: number): void {
    const firsts = (this.firsts ??= new Int32Array(this.length + 1).fill(-1));
    let last = -1;
    for (let at = firsts[from] ?? -1; at >= 0; at = this.finds[at + 2] ?? -1) {
      if (this.finds[at] === word) return;
      last = at;
    }
    const added = this.append(word, to);
    if (last < 0) firsts[from] = added;
    else this.finds[last + 2] = added;
  }

  forEach(act: (word: number, from: number, to: number) => void): void {
    const { firsts, finds, length } = this;
    if (!firsts) return;
    for (let from = 0; from <= length; from++)
      for (let at = firsts[from] ?? -1; at >= 0; at = finds[at + 2] ?? -1)
        act(finds[at] ?? 0, from, finds[at + 1] ?? 0);
  }

  private append(word: number, to: number): number {
    const at = FIND * this.count++;
    if (at === this.finds.length) {
      const wider = new Int32Array(2 * at);
      wider.set(this.finds);
      this.finds = wider;
    }
    this.finds[at] = word;
    this.finds[at + 1] = to;
    this.finds[at + 2] = -1;
    return at;
  }
}
