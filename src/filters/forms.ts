import type { Words } from './words.js';

/** What there is to know of a form, side by side: a big list's are far from one another in memory. */
const FORM = 4;
const TRAITS = 0;
const TRAIT_BITS = 0xff;
const CHARACTERS = 8;
const MARKS = 1;
const INDEX = 2;
const AGAIN = 3;

/** The forms of words in an order in which those that are found together are next to each other. */
export class Forms {
  readonly marks: Uint16Array;
  private readonly forms: Int32Array;

  constructor(words: Words, order: Int32Array) {
    this.marks = words.marks;
    this.forms = new Int32Array(FORM * order.length);
    order.forEach((form, at) => {
      const index = words.indexes[form] ?? 0;
      const traits = words.traits[form] ?? 0;
      const row = [traits | ((words.characters[form] ?? 0) << CHARACTERS), words.starts[form] ?? 0];
      this.forms.set([...row, index, words.again[index] ?? 0], FORM * at);
    });
  }

  traits(form: number): number {
    return (this.forms[FORM * form + TRAITS] ?? 0) & TRAIT_BITS;
  }

  /** Of how many it is. */
  characters(form: number): number {
    return (this.forms[FORM * form + TRAITS] ?? 0) >> CHARACTERS;
  }

  /** Where its marks begin. */
  marksFrom(form: number): number {
    return this.forms[FORM * form + MARKS] ?? 0;
  }

  /** The first of the words that it is, and the second where there is one; else 0. */
  index(form: number): number {
    return this.forms[FORM * form + INDEX] ?? 0;
  }

  again(form: number): number {
    return this.forms[FORM * form + AGAIN] ?? 0;
  }
}
