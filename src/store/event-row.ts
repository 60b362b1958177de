import type { FeedDraft, FeedEvent } from '../contract/wire.js';

/** The columns of `events` that make an event. */
export interface EventRow {
  seq: number;
  at: number;
  body: string;
}

export function toEvent({ seq, at, body }: EventRow): FeedEvent {
  return place(JSON.parse(body) as FeedDraft, seq, at);
}

export function place(draft: FeedDraft, seq: number, at: number): FeedEvent {
  return { seq, at, ...draft };
}
