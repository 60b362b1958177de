import { setImmediate as nextTurn } from 'node:timers/promises';

/** How many are let in before the event loop turns to other things. */
const AT_ONCE = 50;

/** Those who wait for their turn, in the order in which they came. */
export class Line {
  private readonly waiting: (() => void)[] = [];

  get length(): number {
    return this.waiting.length;
  }

  /** Resolves when it is their turn. */
  join(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /**
   * Lets in all of them; resolves when they have done what can be done without waiting for anything else. Whoever
   * joins meanwhile is let in after them, in time for whatever comes next.
   */
  async letIn(): Promise<void> {
    for (let left = this.waiting.length; left > 0; left -= AT_ONCE) {
      for (const go of this.waiting.splice(0, AT_ONCE)) go();
      await nextTurn();
    }
    for (const go of this.waiting.splice(0)) go();
  }
}
