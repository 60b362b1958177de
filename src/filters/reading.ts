/** A text as the filters see it: a row of symbols, each of which knows what it was. */
export interface Reading {
  readonly length: number;
  readonly symbols: Int32Array;
  /** Where the character begins in the text that the symbol was, or is in. */
  readonly from: Int32Array;
  readonly marks: Uint16Array;
  /** Before which symbols there is something that is read in another way in leetspeak, or left out; ascending. */
  readonly ambiguous: Int32Array;
  readonly ambiguousCount: number;
  /** Where the symbol's character ends in the text, with what it is stretched by. */
  endOf(at: number): number;
}
