import type { FeedEvent } from '../contract/wire.js';
import { EarlyEvents } from './early-events.js';

const event = (seq: number): FeedEvent => ({ seq, at: 0, type: 'custom', name: 'n', data: seq });

describe('early events', () => {
  it('give each event back once, when its turn comes', () => {
    const early = new EarlyEvents(10);
    early.add(event(5));
    expect(early.take(4)).toBeUndefined();
    expect(early.take(5)).toEqual(event(5));
    expect(early.take(5)).toBeUndefined();
  });

  it('know what is missing before the first of them, and nothing where nothing is', () => {
    const early = new EarlyEvents(10);
    expect(early.missing(3)).toBeUndefined();
    early.add(event(9));
    early.add(event(6));
    expect(early.missing(3)).toEqual({ after: 3, upTo: 5 });
    early.take(6);
    expect(early.missing(6)).toEqual({ after: 6, upTo: 8 });
    early.take(9);
    expect(early.missing(9)).toBeUndefined();
  });

  it('miss what they are only told of', () => {
    const early = new EarlyEvents(10);
    early.expect(7);
    early.expect(4);
    expect(early.missing(3)).toEqual({ after: 3, upTo: 7 });
    expect(early.missing(7)).toBeUndefined();
  });

  it('keep no more than they may, and miss the rest', () => {
    const early = new EarlyEvents(2);
    for (const seq of [5, 6, 7]) early.add(event(seq));
    expect(early.take(7)).toBeUndefined();
    expect(early.take(5) && early.take(6)).toEqual(event(6));
    expect(early.missing(6)).toEqual({ after: 6, upTo: 7 });
  });

  it('forget everything where the log begins anew', () => {
    const early = new EarlyEvents(2);
    early.add(event(5));
    early.clear();
    expect(early.missing(0)).toBeUndefined();
    expect(early.take(5)).toBeUndefined();
  });
});
