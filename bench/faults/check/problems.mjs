/** Sentences told at most: a thousand holes are one fault. */
const TOLD = 12;

/**
 * - `lost`: acked and not stored, stored and not shown, never acked
 * - `duplicated`: one message stored, shown or acked as two
 * - `disordered`: another order than the database's
 * - `other`: shown or stored and sent by nobody, two contents for one place, a refusal without a reason
 *
 * @typedef {{ lost: number, duplicated: number, disordered: number, other: number }} Counts
 * @typedef {Counts & { told: string[] }} Found
 */

/** What a check has found. */
export class Problems {
  /** @type {Found} */
  found = { lost: 0, duplicated: 0, disordered: 0, other: 0, told: [] };

  /** @param {keyof Counts} head @param {string} sentence @param {number} [times] */
  add(head, sentence, times = 1) {
    this.found[head] += times;
    if (this.found.told.length < TOLD) this.found.told.push(sentence);
  }
}
