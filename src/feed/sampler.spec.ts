import type { FeedPacket, MessageEvent, Role } from '../contract/wire.js';
import { Sampler } from './sampler.js';
import { concerns, whole, withHidden, type Shown } from './shown.js';

const message = (seq: number, roles: Role[] = [], text = `${seq}`): MessageEvent => ({
  seq,
  at: 0,
  type: 'message',
  id: `${seq}`,
  user: { id: `user ${seq}`, nickname: `n${seq}`, roles, badges: [] },
  text,
});
const packet = (...events: FeedPacket['events']): Shown =>
  whole({
    room: 'r',
    epoch: 'e',
    prev: (events[0]?.seq ?? 1) - 1,
    seq: events.at(-1)?.seq ?? 0,
    events,
  });
const many = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i));

describe('sampling', () => {
  it('shows everything of a room in which less is said than its rate', () => {
    const sampler = new Sampler(10, 0);
    for (let second = 0; second < 5; second++) {
      const said = packet(...many(second * 10 + 1, second * 10 + 10));
      expect(sampler.sample(said, second * 1000)).toEqual(said);
    }
    expect(sampler.takeShare()).toBe(1);
  });

  it('shows about its rate of a room in which more is said, and says how much it left out', () => {
    const sampler = new Sampler(10, 0);
    let shown = 0;
    for (let second = 0; second < 10; second++) {
      const { packet: sampled, hidden } = sampler.sample(packet(...many(1, 100)), second * 1000);
      expect(sampled.omitted).toBe(hidden.length);
      expect(sampled).toMatchObject({ prev: 0, seq: 100 });
      shown += sampled.events.length;
    }
    expect(shown).toBe(100);
    expect(sampler.takeShare()).toBeCloseTo(0.1);
    expect(sampler.takeShare()).toBe(1);
  });

  it('hides neither what moderators say nor what is no message', () => {
    const sampler = new Sampler(1, 0);
    const { packet: sampled } = sampler.sample(
      packet(message(1), message(2), message(3, ['moderator']), message(4, ['owner']), {
        seq: 5,
        at: 0,
        type: 'announcement',
        id: 'a',
        text: 'x',
      }),
      0,
    );
    expect(sampled.events.map(({ seq }) => seq)).toEqual([1, 3, 4, 5]);
    expect(sampled.omitted).toBe(1);
  });

  it('gives whom a hidden message concerns that one in its place', () => {
    const sampler = new Sampler(1, 0);
    const sampled = sampler.sample(packet(message(1), message(2), message(3), message(4, ['owner'])), 0);
    const mine = sampled.hidden.filter(({ seq }) => seq === 2);
    expect(withHidden(sampled, mine)).toMatchObject({ prev: 0, seq: 4, omitted: 1 });
    expect(withHidden(sampled, mine).events.map(({ seq }) => seq)).toEqual([1, 2, 4]);
    expect(withHidden(sampled, sampled.hidden).omitted).toBeUndefined();
  });

  it('knows whom a message concerns', () => {
    const said = message(1, [], '안녕 @졸린 수달 42!');
    expect(concerns(said, { id: 'x', nickname: '졸린 수달 42' })).toBe(true);
    expect(concerns(said, { id: 'user 1', nickname: undefined })).toBe(true);
    expect(concerns(said, { id: 'x', nickname: 'Otter' })).toBe(false);
    expect(concerns(said, { id: 'x', nickname: undefined })).toBe(false);
  });
});
