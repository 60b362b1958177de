/** The viewers that other nodes have in a room, as far as those told of late. */
export class Elsewhere {
  private readonly told = new Map<string, { viewers: number; at: number }>();

  /** @param forgetAfterMs how long a node counts that is not heard of any more: it may be no more */
  constructor(private readonly forgetAfterMs: number) {}

  hear(node: string, viewers: number, now: number): void {
    this.told.set(node, { viewers, at: now });
  }

  viewers(now: number): number {
    let sum = 0;
    for (const [node, { viewers, at }] of this.told)
      if (now - at > this.forgetAfterMs) this.told.delete(node);
      else sum += viewers;
    return sum;
  }

  /** How many nodes have told, those without viewers too. */
  get nodes(): number {
    return this.told.size;
  }
}
