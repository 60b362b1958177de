/**
 * Something that goes on for as long as anybody holds it. It ends in the next turn only: strict mode, and
 * a part that is drawn anew, let go and hold again at once, and must not leave and join a room for it.
 */
export class Hold {
  readonly #begin: () => void;
  readonly #end: () => void;
  #holders = 0;
  #goesOn = false;

  constructor(begin: () => void, end: () => void) {
    this.#begin = begin;
    this.#end = end;
  }

  /** Gives back what lets go. */
  readonly take = (): (() => void) => {
    this.#holders += 1;
    if (!this.#goesOn) {
      this.#goesOn = true;
      this.#begin();
    }
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holders -= 1;
      setTimeout(() => this.#endUnlessHeld());
    };
  };

  #endUnlessHeld(): void {
    if (this.#holders > 0 || !this.#goesOn) return;
    this.#goesOn = false;
    this.#end();
  }
}
