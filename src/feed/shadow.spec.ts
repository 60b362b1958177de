import type { FeedEvent, MessageEvent } from '../contract/wire.js';
import { RoomLog } from './room-log.js';
import { shownTo } from './shadow.js';
import { concerns, leaveOut, whole, withHidden } from './shown.js';
import { isShadowed } from './shadow.js';

const nobody = { sanctions: [], roles: new Map(), readAt: 0 };

const message = (seq: number, userId: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
  seq,
  at: 0,
  type: 'message',
  id: `${seq}`,
  user: { id: userId, nickname: userId, roles: [], badges: [] },
  text: `@reader ${seq}`,
  ...more,
});
const shadowed = (seq: number, userId: string) => message(seq, userId, { shadowed: true });
const said: FeedEvent[] = [message(1, 'a'), shadowed(2, 'troll'), shadowed(3, 'b'), message(4, 'troll')];
const log = () => new RoomLog('r', { epoch: 'e', seq: 4, exists: true, standing: nobody }, said, 10);
const seqs = (events: FeedEvent[] | undefined) => events?.map(({ seq }) => seq);

describe('what is said in the shadow', () => {
  it('is for its sender, as if it were not, and for nobody else', () => {
    expect(shownTo('troll', said)).toEqual([message(1, 'a'), message(2, 'troll'), message(4, 'troll')]);
    expect(seqs(shownTo('reader', said))).toEqual([1, 4]);
  });

  it('speaks to nobody', () => {
    expect(concerns(message(1, 'a'), { id: 'x', nickname: 'reader' })).toBe(true);
    expect(concerns(shadowed(1, 'a'), { id: 'x', nickname: 'reader' })).toBe(false);
    expect(concerns(shadowed(1, 'a'), { id: 'a', nickname: 'reader' })).toBe(true);
  });

  it('is left out of packets, which say so, and is in those of its sender, which say nothing', () => {
    const packet = { room: 'r', epoch: 'e', prev: 0, seq: 2, events: said.slice(0, 2) };
    const shown = leaveOut(whole(packet), isShadowed);
    expect(shown.packet).toEqual({ ...packet, events: [message(1, 'a')], omitted: 1 });
    expect(JSON.stringify(withHidden(shown, shown.hidden))).toBe(
      JSON.stringify({ ...packet, events: [message(1, 'a'), message(2, 'troll')] }),
    );
  });

  it('is not in what is sent to who fell behind, comes back or joins', () => {
    const { forViewers } = log();
    expect(forViewers.packetSince(0, 'troll')).toMatchObject({ prev: 0, seq: 4, omitted: 1 });
    expect(seqs(forViewers.packetSince(1, 'reader')?.events)).toEqual([4]);
    expect(forViewers.packetSince(3, 'reader')).not.toHaveProperty('omitted');
    expect(seqs(forViewers.latest(2, 'reader'))).toEqual([1, 4]);
    expect(forViewers.latest(0, 'reader')).toEqual([]);
  });

  it('is marked where moderators are shown it', () => {
    const { forModerators } = log();
    expect(forModerators.latest(3, 'mod')).toEqual(said.slice(1));
    expect(forModerators.packetSince(0, 'mod')).toMatchObject({ events: said });
  });
});
