import { Kind } from './character.js';
import { characterCode, kindOf, leetOf, type CharacterCode } from './characters.js';

/** A text, character by character; in the same memory again and again, so that it holds until the next text. */
export class Spelling {
  length = 0;
  codes = new Int32Array(0);
  /** Where each begins in the text, and past the last where that one ends. */
  starts = new Int32Array(0);
  /** Where it has none of these, ways of reading it find nothing more. */
  hasDigits = false;
  hasLeet = false;
  hasLetters = false;

  read(text: string): this {
    this.begin(text.length);
    let length = 0;
    for (let at = 0; at < text.length; length++) {
      const codePoint = text.codePointAt(at) ?? 0;
      this.codes[length] = this.note(characterCode(codePoint));
      this.starts[length] = at;
      at += codePoint > 0xffff ? 2 : 1;
    }
    this.codes[length] = 0;
    this.starts[length] = text.length;
    this.length = length;
    return this;
  }

  private begin(units: number): void {
    this.hasDigits = false;
    this.hasLeet = false;
    this.hasLetters = false;
    if (units < this.codes.length) return;
    this.codes = new Int32Array(units + 1);
    this.starts = new Int32Array(units + 1);
  }

  private note(code: CharacterCode): CharacterCode {
    const kind = kindOf(code);
    if (kind === Kind.Digit) this.hasDigits = true;
    if (kind === Kind.Letter) this.hasLetters = true;
    if (leetOf(code) !== 0) this.hasLeet = true;
    return code;
  }
}
