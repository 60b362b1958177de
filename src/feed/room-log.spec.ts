import type { FeedEvent } from '../contract/wire.js';
import { RoomLog } from './room-log.js';

const event = (seq: number): FeedEvent => ({ seq, at: 0, type: 'custom', name: 'n', data: seq });
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i));
const seqs = (some: FeedEvent[] | undefined) => some?.map(({ seq }) => seq);
const logAt = (seq: number, tail: FeedEvent[], keep = 5) =>
  new RoomLog('r', { epoch: 'e', seq, exists: true }, tail, keep);

describe('a room log', () => {
  it('packs what was taken since the last packet, saying where it begins and ends', () => {
    const log = logAt(2, events(1, 2));
    log.take(event(3));
    log.take(event(4));
    expect(log.forViewers.takeUnsent()).toMatchObject({ prev: 2, seq: 4, events: events(3, 4) });
    expect(log.forViewers.takeUnsent()).toBeUndefined();
  });

  it('gives a joiner nothing that the next packet will carry', () => {
    const log = logAt(2, events(1, 2));
    log.take(event(3));
    expect(seqs(log.forViewers.latest(10, 'somebody'))).toEqual([1, 2]);
    expect(seqs(log.forViewers.since(1))).toEqual([2]);
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([3]);
    expect(seqs(log.forViewers.latest(2, 'somebody'))).toEqual([2, 3]);
  });

  it('returns exactly what was missed, or undefined where it no longer has all of it', () => {
    const log = logAt(10, events(6, 10));
    expect(seqs(log.forViewers.since(10))).toEqual([]);
    expect(seqs(log.forViewers.since(7))).toEqual([8, 9, 10]);
    expect(seqs(log.forViewers.since(5))).toEqual([6, 7, 8, 9, 10]);
    expect(log.forViewers.since(4)).toBeUndefined();
    expect(log.forViewers.since(11)).toBeUndefined();
  });

  it('takes an event once, whatever comes again', () => {
    const log = logAt(1, events(1, 1));
    log.take(event(2));
    log.take(event(2));
    log.take(event(1));
    expect(log.head).toBe(2);
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([2]);
  });

  it('puts what comes early in its place once the rest is there, and sends nothing of it before', () => {
    const log = logAt(1, events(1, 1));
    log.take(event(5));
    log.take(event(3));
    expect(log.forViewers.takeUnsent()).toBeUndefined();
    expect(log.missing).toEqual({ after: 1, upTo: 2 });
    log.take(event(2));
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([2, 3]);
    log.take(event(4));
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([4, 5]);
    expect(log.missing).toBeUndefined();
  });

  it('applies settings in their order, not in the order in which they came', () => {
    const log = logAt(0, []);
    const update = (seq: number, title: string): FeedEvent => ({
      seq,
      at: 0,
      type: 'room.updated',
      room: { title, open: true, modes: {} },
    });
    log.take(update(2, 'second'));
    expect(log.settings).toBeUndefined();
    log.take(update(1, 'first'));
    expect(log.settings?.title).toBe('second');
  });

  it('misses what it is told to expect', () => {
    const log = logAt(1, events(1, 1));
    log.expect(4);
    expect(log.missing).toEqual({ after: 1, upTo: 4 });
    events(2, 4).forEach((one) => log.take(one));
    expect(log.missing).toBeUndefined();
  });

  it('begins anew from what the store has, and knows nothing of what it had', () => {
    const log = logAt(2, events(1, 2));
    log.take(event(4));
    log.isVoid = true;
    log.restart({ epoch: 'f', seq: 10, exists: true }, events(8, 10));
    expect(log).toMatchObject({ epoch: 'f', head: 10, isVoid: false, missing: undefined });
    expect(log.views.map(({ sent }) => sent)).toEqual([10, 10]);
    expect(log.forViewers.takeUnsent()).toBeUndefined();
    expect(seqs(log.forViewers.latest(10, 'somebody'))).toEqual([8, 9, 10]);
  });

  it('forgets the oldest events, but none that waits to be sent', () => {
    const log = logAt(0, [], 5);
    for (const one of events(1, 30)) log.take(one);
    log.forModerators.skip();
    expect(log.forViewers.takeUnsent()?.events).toHaveLength(30);
    expect(seqs(log.forViewers.latest(100, 'somebody'))).toEqual([26, 27, 28, 29, 30]);
    expect(log.forViewers.since(20)).toBeUndefined();
  });

  it('knows the settings that the latest update made', () => {
    const log = logAt(0, []);
    const room = { title: '방송', open: false, modes: {} };
    log.take({ seq: 1, at: 0, type: 'room.updated', room });
    expect(log.settings).toEqual(room);
  });
});
