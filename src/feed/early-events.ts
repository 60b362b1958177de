import type { FeedEvent } from '../contract/wire.js';

/** Seqs after the one, up to the other. */
export interface Stretch {
  after: number;
  upTo: number;
}

/** Events that are there before others of lower seqs, which another node committed and are still on their way. */
export class EarlyEvents {
  private readonly events = new Map<number, FeedEvent>();
  /** The highest seq that is known to be given out. */
  private known = 0;

  /** @param most events that are kept at most; of further ones it is only known that they exist */
  constructor(private readonly most: number) {}

  add(event: FeedEvent): void {
    this.expect(event.seq);
    if (this.events.size < this.most) this.events.set(event.seq, event);
  }

  /** Something has this seq: what is not there up to it is missing. */
  expect(seq: number): void {
    this.known = Math.max(this.known, seq);
  }

  /** The event with this seq, where it came early. */
  take(seq: number): FeedEvent | undefined {
    const event = this.events.get(seq);
    this.events.delete(seq);
    return event;
  }

  /** What is missing first, for somebody who has everything up to `head`. */
  missing(head: number): Stretch | undefined {
    if (this.known <= head) return undefined;
    return { after: head, upTo: Math.min(this.known + 1, ...this.events.keys()) - 1 };
  }

  clear(): void {
    this.events.clear();
    this.known = 0;
  }
}
