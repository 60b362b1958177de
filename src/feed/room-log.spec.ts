import type { FeedEvent, RoomModes } from '../contract/wire.js';
import type { LogView } from './log-view.js';
import { RoomLog } from './room-log.js';

const nobody = { sanctions: [], roles: new Map(), readAt: 0 };

const event = (seq: number): FeedEvent => ({ seq, at: 0, type: 'custom', name: 'n', data: seq });
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i));
const seqs = (some: FeedEvent[] | undefined) => some?.map(({ seq }) => seq);
const logAt = (seq: number, tail: FeedEvent[], keep = 5) =>
  new RoomLog('r', { epoch: 'e', seq, exists: true, standing: nobody }, tail, keep);

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
    log.restart({ epoch: 'f', seq: 10, exists: true, standing: nobody }, events(8, 10));
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

const update = (seq: number, delay?: RoomModes['delay']): FeedEvent => ({
  seq,
  at: 0,
  type: 'room.updated',
  room: { title: 't', open: true, modes: delay === undefined ? {} : { delay } },
});

/** A log by a clock that is set by hand. */
function timedLog(seq = 0, tail: FeedEvent[] = [], more: object = {}) {
  const time = { now: 0 };
  const log = new RoomLog(
    'r',
    { epoch: 'e', seq, exists: true, standing: nobody, ...more },
    tail,
    5,
    () => time.now,
  );
  return { log, time };
}

describe('a room log with a delay', () => {
  it('shows viewers what has been there for the delay, and moderators everything at once', () => {
    const { log, time } = timedLog();
    log.take(update(1, 4));
    log.take(event(2));
    time.now = 1_000;
    log.take(event(3));
    expect(seqs(log.forModerators.takeUnsent()?.events)).toEqual([1, 2, 3]);
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([1]);
    time.now = 3_999;
    expect(log.forViewers.takeUnsent()).toBeUndefined();
    expect(log.forViewers.nextDueAt).toBe(4_000);
    time.now = 4_000;
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([2]);
    time.now = 5_000;
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([3]);
    expect(log.forViewers.nextDueAt).toBeUndefined();
  });

  it('shows who joins nothing that it holds back, and who is ahead nothing more', () => {
    const { log } = timedLog();
    events(1, 3).forEach((one) => log.take(one));
    log.take(update(4, 2));
    log.take(event(5));
    log.views.forEach((view) => view.skip());
    expect(seqs(log.forViewers.latest(10, 'somebody'))).toEqual([1, 2, 3, 4]);
    expect(seqs(log.forModerators.latest(10, 'somebody'))).toEqual([1, 2, 3, 4, 5]);
    expect(log.forViewers.packetSince(5, 'somebody')).toMatchObject({ prev: 5, seq: 5, events: [] });
    expect(log.forViewers.since(6)).toBeUndefined();
  });

  it('counts the time that something has been stored already when it begins', () => {
    const said = [5_000, 8_000, 8_001, 9_000].map((at, i) => ({ ...event(i + 1), at }));
    const settings = { title: 't', open: true, modes: { delay: 2 as const } };
    const { log, time } = timedLog(4, said, { settings, standing: { ...nobody, readAt: 10_000 } });
    expect(seqs(log.forViewers.latest(10, 'somebody'))).toEqual([1, 2]);
    expect(log.forModerators.sent).toBe(4);
    time.now = 1;
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([3]);
    time.now = 1_000;
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual([4]);
  });

  it('forgets nothing that it holds back, however much is said', () => {
    const { log, time } = timedLog();
    log.take(update(1, 6));
    for (const one of events(2, 200)) {
      log.take(one);
      log.views.forEach((view) => view.skip());
    }
    time.now = 6_000;
    expect(seqs(log.forViewers.takeUnsent()?.events)).toEqual(seqs(events(2, 200)));
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
    'keeps one order without holes, is never early and never late, whatever the delay becomes (%i)',
    (seed) => {
      const random = randomBy(seed);
      const { log, time } = timedLog();
      const waiting: { seq: number; cameAt: number }[] = [];
      let delay: RoomModes['delay'];
      let shown = 0;
      const last = new Map<LogView, number>();
      const release = () => {
        while (waiting[0] && time.now - waiting[0].cameAt >= (delay ?? 0) * 1_000)
          shown = waiting.shift()?.seq ?? 0;
      };
      const read = (view: LogView, upTo: number) => {
        const before = last.get(view) ?? 0;
        const packet = view.takeUnsent();
        if (before === upTo) return expect(packet).toBeUndefined();
        expect(packet).toMatchObject({ prev: before, seq: upTo });
        expect(seqs(packet?.events)).toEqual(seqs(events(before + 1, upTo)));
        last.set(view, upTo);
      };
      for (let step = 0; step < 1_000; step++) {
        const what = random(10);
        if (what < 4) {
          log.take(event(log.head + 1));
          waiting.push({ seq: log.head, cameAt: time.now });
        } else if (what < 7) time.now += random(2_500);
        else if (what === 7) {
          const next = ([undefined, 2, 4, 6] as const)[random(4)];
          log.take(update(log.head + 1, next));
          waiting.push({ seq: log.head, cameAt: time.now });
          release();
          delay = next;
        }
        release();
        if (what === 8) read(log.forViewers, shown);
        if (what === 9) read(log.forModerators, log.head);
      }
      log.take(update(log.head + 1));
      log.views.forEach((view) => read(view, log.head));
    },
  );
});

/** Whole numbers below a bound, the same ones for the same seed. */
function randomBy(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
