import { within } from '../shared/clock.mjs';

/** Connecting thousands to a server that is full takes long; nothing here takes longer than this. */
const ANSWER_WITHIN_MS = 120_000;

/** @typedef {{ id: number, result?: unknown, error?: string }} Answer */

/** Questions to another process, each waiting for the answer with its id. */
export class Questions {
  /** @type {Map<number, { resolve: (result: never) => void, reject: (reason: Error) => void }>} */
  waiting = new Map();
  count = 0;

  /**
   * @template T
   * @param {string} what
   * @param {(id: number) => void} send
   * @returns {Promise<T>}
   */
  ask(what, send) {
    const id = ++this.count;
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    send(id);
    return within(ANSWER_WITHIN_MS, what, /** @type {Promise<T>} */ (answer));
  }

  take(/** @type {Answer} */ { id, result, error }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.resolve(/** @type {never} */ (result));
    else waiting?.reject(new Error(error));
  }

  /** Nobody will answer any more. @param {string} reason */
  fail(reason) {
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
