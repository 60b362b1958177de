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
    expect(log.takeUnsent()).toMatchObject({ prev: 2, seq: 4, events: events(3, 4) });
    expect(log.takeUnsent()).toBeUndefined();
  });

  it('gives a joiner nothing that the next packet will carry', () => {
    const log = logAt(2, events(1, 2));
    log.take(event(3));
    expect(seqs(log.latest(10))).toEqual([1, 2]);
    expect(seqs(log.since(1))).toEqual([2]);
    expect(seqs(log.takeUnsent()?.events)).toEqual([3]);
    expect(seqs(log.latest(2))).toEqual([2, 3]);
  });

  it('returns exactly what was missed, or undefined where it no longer has all of it', () => {
    const log = logAt(10, events(6, 10));
    expect(seqs(log.since(10))).toEqual([]);
    expect(seqs(log.since(7))).toEqual([8, 9, 10]);
    expect(seqs(log.since(5))).toEqual([6, 7, 8, 9, 10]);
    expect(log.since(4)).toBeUndefined();
    expect(log.since(11)).toBeUndefined();
  });

  it('takes an event once and refuses one that would leave a hole', () => {
    const log = logAt(1, events(1, 1));
    log.take(event(2));
    log.take(event(2));
    expect(log.head).toBe(2);
    expect(() => log.take(event(4))).toThrow(RangeError);
  });

  it('forgets the oldest events, but none that waits to be sent', () => {
    const log = logAt(0, [], 5);
    for (const one of events(1, 30)) log.take(one);
    expect(log.takeUnsent()?.events).toHaveLength(30);
    expect(seqs(log.latest(100))).toEqual([26, 27, 28, 29, 30]);
    expect(log.since(20)).toBeUndefined();
  });

  it('knows the settings that the latest update made', () => {
    const log = logAt(0, []);
    const room = { title: '방송', open: false, modes: {} };
    log.take({ seq: 1, at: 0, type: 'room.updated', room });
    expect(log.settings).toEqual(room);
  });
});
