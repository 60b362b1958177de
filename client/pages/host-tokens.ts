/** The tokens that the page around gives: one to begin with, and another whenever one is asked for. */
export class HostTokens {
  readonly #want: () => void;
  #given?: string;
  #waiting: ((token: string) => void)[] = [];

  constructor(want: () => void) {
    this.#want = want;
  }

  give(token: string | null): void {
    this.#given = token ?? undefined;
    if (token === null) return;
    const waiting = this.#waiting;
    if (waiting.length > 0) this.#given = undefined;
    this.#waiting = [];
    for (const take of waiting) take(token);
  }

  /** The one that was given and not shown yet; after that another. */
  readonly next = (): Promise<string> => {
    const given = this.#given;
    this.#given = undefined;
    if (given !== undefined) return Promise.resolve(given);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#want();
    });
  };
}
