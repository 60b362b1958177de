/** What each find has, side by side: the word, where it ends, and the next find that begins where it does. The first of them is none. */
const FIND = 3;

/** What was found in a text: words by their numbers, in the order of the places where they begin; in the same memory again and again. */
export class Finds {
  /** Of the text. */
  length = 0;
  private finds = new Int32Array(FIND * 32);
  private end = FIND;
  private count = 0;
  /** Of each place the first find that begins there; 0 for none. */
  private firsts = new Int32Array(1);

  /** @param length of the text */
  clear(length: number): this {
    if (length >= this.firsts.length) this.firsts = new Int32Array(length + 1);
    else if (this.end > FIND) this.firsts.fill(0, 0, this.length + 1);
    this.length = length;
    this.end = FIND;
    this.count = 0;
    return this;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** A word begins at a place once: the first of its ends there counts. */
  add(word: number, from: number, to: number): void {
    let last = 0;
    for (let at = this.firsts[from] ?? 0; at !== 0; at = this.finds[at + 2] ?? 0) {
      if (this.finds[at] === word) return;
      last = at;
    }
    this.link(last, this.append(word, to), from);
  }

  /** Makes it the next find that begins here, after the last one where there is any. */
  private link(last: number, at: number, from: number): number {
    if (last !== 0) this.finds[last + 2] = at;
    else this.firsts[from] = at;
    return at;
  }

  /** Adds those of others that are meant, with numbers that are so much higher. */
  addOf(others: Finds, isMeant: (word: number) => boolean, higher: number): void {
    const { firsts, finds, length } = others;
    for (let from = 0; from <= length; from++) {
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0) {
        const word = finds[at] ?? 0;
        if (isMeant(word)) this.add(higher + word, from, finds[at + 1] ?? 0);
      }
    }
  }

  forEach(act: (word: number, from: number, to: number) => void): void {
    const { firsts, finds, length } = this;
    for (let from = 0; from <= length; from++)
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0)
        act(finds[at] ?? 0, from, finds[at + 1] ?? 0);
  }

  /** Whether it is so of any; those behind it are not asked about. */
  some(isSo: (word: number, from: number, to: number) => boolean): boolean {
    const { firsts, finds, length } = this;
    for (let from = 0; from <= length; from++)
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0)
        if (isSo(finds[at] ?? 0, from, finds[at + 1] ?? 0)) return true;
    return false;
  }

  /** Leaves out those that are not so. */
  keep(isSo: (word: number, from: number, to: number) => boolean): void {
    const { firsts, finds, length } = this;
    for (let from = 0; from <= length; from++) {
      let last = 0;
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0) {
        if (isSo(finds[at] ?? 0, from, finds[at + 1] ?? 0)) last = this.link(last, at, from);
        else this.count -= 1;
      }
      if (last === 0) firsts[from] = 0;
      else finds[last + 2] = 0;
    }
  }

  private append(word: number, to: number): number {
    const at = this.end;
    this.count += 1;
    this.end += FIND;
    if (this.end > this.finds.length) {
      const wider = new Int32Array(2 * this.end);
      wider.set(this.finds);
      this.finds = wider;
    }
    this.finds[at] = word;
    this.finds[at + 1] = to;
    this.finds[at + 2] = 0;
    return at;
  }
}
