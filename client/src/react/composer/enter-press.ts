/** What to do with an event: send, keep it from doing anything, or let the browser go on. */
export type Verdict = 'send' | 'swallow' | 'leave';

export interface EnterDown {
  shiftKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** The key code of a key that an input method took for itself. */
const TAKEN_BY_IME = 229;
const ENDS_IN_HANGUL = /\p{Script=Hangul}$/u;

/**
 * One press of Enter sends once, also in the middle of a Hangul syllable.
 *
 * A Korean input method composes every syllable, so nearly every message ends with Enter pressed during
 * a composition: that Enter finishes the syllable and is meant to send as well. To send on its keydown is
 * too early: the field is emptied, and then the input method puts its syllable into it again. To ignore
 * it because of `isComposing` asks for a second Enter. So it is remembered, and sent when the composition
 * has ended and the field holds the whole text. For Japanese and Chinese the same Enter only confirms a
 * candidate; what tells them apart is what the composition ended in, for no other script is Hangul (and a
 * Hanja picked from a Korean candidate list is, rightly, no longer).
 *
 * Some systems send a second, plain Enter for the same press after the composition, others a line break
 * alone: both are swallowed once the press has sent. Safari ends the composition before its keydown.
 */
export class EnterPress {
  #down = false;
  /** This press has sent already. */
  #sent = false;
  /** Pressed within a composition: to be decided by how that ends. */
  #waiting = false;
  #justComposed = '';

  keyDown({ shiftKey, repeat, isComposing, keyCode }: EnterDown): Verdict {
    this.#down = true;
    if (shiftKey) return 'leave';
    if (repeat || this.#sent) return 'swallow';
    if (isComposing) {
      this.#waiting = true;
      return 'leave';
    }
    if (keyCode === TAKEN_BY_IME && !ENDS_IN_HANGUL.test(this.#justComposed)) return 'leave';
    this.#sent = true;
    return 'send';
  }

  /** Another key: the composition goes on, so the Enter before it was not its end. */
  otherKeyDown(): void {
    this.#waiting = false;
  }

  keyUp(): void {
    this.#down = false;
    this.#sent = false;
  }

  compositionEnd(data: string): Verdict {
    const send = this.#waiting && ENDS_IN_HANGUL.test(data);
    this.#waiting = false;
    this.#justComposed = data;
    if (!send) return 'leave';
    this.#sent = this.#down;
    return 'send';
  }

  /** The turn in which the composition ended is over. */
  compositionSettled(): void {
    this.#justComposed = '';
  }

  /** The browser carries out an Enter: if it is the one that we wait for, the input method let it pass. */
  lineBreak(): Verdict {
    if (!this.#waiting) return this.#sent ? 'swallow' : 'leave';
    this.#waiting = false;
    this.#sent = this.#down;
    return 'send';
  }
}
