import type { FeedEvent } from '../index.js';
import { freshMessages } from './fresh-messages.js';

const said = (seq: number): FeedEvent => ({
  seq,
  at: seq,
  type: 'message',
  id: `m${seq}`,
  user: { id: 'u1', nickname: 'Otter', roles: [], badges: [] },
  text: `line ${seq}`,
});
const announced: FeedEvent = { seq: 4, at: 4, type: 'announcement', id: 'a', text: 'hello' };
const at = (seq: number, epoch = 'e1') => ({ epoch, seq });
const seqs = (...of: Parameters<typeof freshMessages>) => freshMessages(...of).map(({ seq }) => seq);

describe('what a page is told that was said', () => {
  it('is nothing of what was there before it came', () => {
    expect(seqs([said(1), said(2)], undefined, at(2))).toEqual([]);
  });

  it('is what was said between its coming and its first look', () => {
    expect(seqs([said(1), said(2), said(3)], undefined, at(2))).toEqual([3]);
  });

  it('is each message since, once, in order, and nothing else', () => {
    expect(seqs([said(1), said(2), said(3), announced, said(5)], at(2), at(1))).toEqual([3, 5]);
    expect(seqs([said(1), said(2), said(3)], at(3), at(1))).toEqual([]);
  });

  it('is not what a reader loads of the past', () => {
    expect(seqs([said(1), said(2), said(9)], at(9), at(9))).toEqual([]);
  });

  it('is what followed its rejoin, in a log that took the place of another', () => {
    expect(seqs([said(1), said(2), said(3)], at(1), at(2, 'e2'))).toEqual([3]);
  });
});
