import { browserStorage } from '../../browser-storage.js';
import { SnapshotStore } from '../../snapshot-store.js';

export type DraftChange = (draft: string) => string;

/** What is being written in a room. A reload keeps it, and so does leaving the room and coming back. */
export class Draft {
  readonly #key: string;
  readonly #storage = browserStorage('sessionStorage');
  readonly #text: SnapshotStore<string>;

  constructor(room: string) {
    this.#key = `streamside:draft:${room}`;
    this.#text = new SnapshotStore(this.#storage?.getItem(this.#key) ?? '');
  }

  readonly snapshot = (): string => this.#text.snapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#text.subscribe(listener);

  /** Also when the composer is gone: a message that is refused then is there again when one comes back. */
  readonly change = (change: DraftChange): void => {
    const text = change(this.snapshot());
    this.#text.replace(text);
    if (text) this.#storage?.setItem(this.#key, text);
    else this.#storage?.removeItem(this.#key);
  };
}
