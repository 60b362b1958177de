import { Kind } from './character.js';
import { characterCode, kindOf, leetOf, SECOND_HALF } from './characters.js';

const LAST_OF_ONE_UNIT = 0xffff;
const DIGITS = 1 << Kind.Digit;
const LETTERS = 1 << Kind.Letter;

/** A text, unit by unit; in the same memory again and again, so that it holds until the next text. */
export class Spelling {
  length = 0;
  /** What the character is that begins with a unit; past the last there is 0. */
  codes = new Int32Array(1);
  /** Where it has none of these, ways of reading it find nothing more. */
  hasDigits = false;
  hasLeet = false;
  hasLetters = false;

  read(text: string): this {
    const { length } = text;
    if (length >= this.codes.length) this.codes = new Int32Array(length + 1);
    const { codes } = this;
    let kinds = 0;
    let leet = 0;
    for (let at = 0; at < length; at++) {
      const codePoint = text.codePointAt(at) ?? 0;
      const code = characterCode(codePoint);
      codes[at] = code;
      kinds |= 1 << kindOf(code);
      leet |= leetOf(code);
      if (codePoint > LAST_OF_ONE_UNIT) codes[++at] = SECOND_HALF;
    }
    codes[length] = 0;
    this.length = length;
    this.hasDigits = (kinds & DIGITS) !== 0;
    this.hasLetters = (kinds & LETTERS) !== 0;
    this.hasLeet = leet !== 0;
    return this;
  }

  /** Where the character ends that begins here. */
  endOf(begin: number): number {
    return begin + (this.codes[begin + 1] === SECOND_HALF ? 2 : 1);
  }
}
