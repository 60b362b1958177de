import type { Finds } from './finds.js';

/** What is kept of each exception that is in a text: which it is, where it begins and where it ends. */
const EXCUSE = 3;

/** Where innocent words are in a text, in which others are that are not; in the same memory again and again. */
export class Excuses {
  private readonly found: number[] = [];
  /** 1 at each place that has an exception on both sides of it. */
  private within = new Uint8Array(0);
  /** Where the longest exception ends that begins at a place. */
  private wholes = new Int32Array(0);

  clear(): this {
    this.found.length = 0;
    return this;
  }

  add(exception: number, from: number, to: number): void {
    this.found.push(exception, from, to);
  }

  /**
   * Leaves out what is an exception, or shares letters with one that goes on beyond it.
   * @param isMeant which words, and which exceptions, have to do with each other
   */
  excuse(words: Finds, isMeant: (number: number) => boolean): void {
    if (words.isEmpty || !this.lookAt(isMeant, words.length)) return;
    words.keep((word, from, to) => !isMeant(word) || !this.isExcused(from, to));
  }

  /** Whether any of the exceptions is meant, and then where they are. */
  private lookAt(isMeant: (exception: number) => boolean, length: number): boolean {
    const { found } = this;
    let isAny = false;
    for (let i = 0; i < found.length; i += EXCUSE) {
      if (!isMeant(found[i] ?? 0)) continue;
      if (!isAny) this.forget(length);
      isAny = true;
      const from = found[i + 1] ?? 0;
      const to = found[i + 2] ?? 0;
      this.within.fill(1, from + 1, to);
      this.wholes[from] = Math.max(to, this.wholes[from] ?? 0);
    }
    return isAny;
  }

  private forget(length: number): void {
    if (length >= this.within.length) {
      this.within = new Uint8Array(length + 1);
      this.wholes = new Int32Array(length + 1);
      return;
    }
    this.within.fill(0, 0, length + 1);
    this.wholes.fill(0, 0, length + 1);
  }

  private isExcused(from: number, to: number): boolean {
    return this.within[from] === 1 || this.within[to] === 1 || this.wholes[from] === to;
  }
}
