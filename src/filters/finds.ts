/** What each find has, side by side: the word, where it ends, and the next find that begins where it does. The first of them is none. */
const FIND = 3;

const NONE = new Int32Array(0);

/** What was found in a text: words by their numbers, in the order of the places where they begin. */
export class Finds {
  private finds = NONE;
  private end = FIND;
  private count = 0;
  /** Of each place the first find that begins there; 0 for none. Made for the first of all, as most texts have none. */
  private firsts: Int32Array | undefined;

  /** @param length of the text */
  constructor(private readonly length: number) {}

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** A word begins at a place once: the first of its ends there counts. */
  add(word: number, from: number, to: number): void {
    const firsts = (this.firsts ??= new Int32Array(this.length + 1));
    let last = 0;
    for (let at = firsts[from] ?? 0; at !== 0; at = this.finds[at + 2] ?? 0) {
      if (this.finds[at] === word) return;
      last = at;
    }
    this.link(last, this.append(word, to), from);
  }

  /** Makes it the next find that begins here, after the last one where there is any. */
  private link(last: number, at: number, from: number): number {
    if (last !== 0) this.finds[last + 2] = at;
    else if (this.firsts) this.firsts[from] = at;
    return at;
  }

  forEach(act: (word: number, from: number, to: number) => void): void {
    this.some((word, from, to) => {
      act(word, from, to);
      return false;
    });
  }

  /** Whether it is so of any; those behind it are not asked about. */
  some(isSo: (word: number, from: number, to: number) => boolean): boolean {
    const { firsts, finds, length } = this;
    if (!firsts) return false;
    for (let from = 0; from <= length; from++)
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0)
        if (isSo(finds[at] ?? 0, from, finds[at + 1] ?? 0)) return true;
    return false;
  }

  /** Leaves out those that are not so. */
  keep(isSo: (from: number, to: number) => boolean): void {
    const { firsts, finds, length } = this;
    for (let from = 0; firsts && from <= length; from++) {
      let last = 0;
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0) {
        if (isSo(from, finds[at + 1] ?? 0)) last = this.link(last, at, from);
        else this.count -= 1;
      }
      if (last === 0) firsts[from] = 0;
      else finds[last + 2] = 0;
    }
  }

  /** 1 at each place of the text that is within one. */
  covered(): Uint8Array {
    const { firsts, finds, length } = this;
    const covered = new Uint8Array(length);
    let done = 0;
    for (let from = 0; firsts && from <= length; from++) {
      for (let at = firsts[from] ?? 0; at !== 0; at = finds[at + 2] ?? 0) {
        const to = finds[at + 1] ?? 0;
        for (done = Math.max(done, from); done < to; done++) covered[done] = 1;
      }
    }
    return covered;
  }

  private append(word: number, to: number): number {
    const at = this.end;
    this.count += 1;
    this.end += FIND;
    if (this.end > this.finds.length) {
      const wider = new Int32Array(Math.max(FIND * 32, 2 * this.end));
      wider.set(this.finds);
      this.finds = wider;
    }
    this.finds[at] = word;
    this.finds[at + 1] = to;
    return at;
  }
}
