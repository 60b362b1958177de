import type { FeedEvent, JoinReply, You } from '../../../src/contract/wire.js';

export const lurker: You = { id: 'u1', kind: 'lurker', roles: [], badges: [], can: ['send', 'rename'] };

export const message = (seq: number, text = `text ${seq}`, by = 'somebody'): FeedEvent => ({
  type: 'message',
  seq,
  at: 1_000 + seq,
  id: `m${seq}`,
  user: { id: by, nickname: by, roles: [], badges: [] },
  text,
});

/** The messages from one seq to another. */
export const messages = (from: number, to: number): FeedEvent[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => message(from + index));

export function joinReply(changes: Partial<JoinReply> = {}): JoinReply {
  return {
    room: { id: 'lobby', title: 'lobby', open: true, modes: {}, viewers: 1 },
    you: lurker,
    epoch: 'e1',
    seq: 0,
    events: [],
    recovered: false,
    ...changes,
  };
}
