import type { ChatErrorBody, FeedEvent, FeedPacket, JoinReply, Pulse, You } from '../../src/contract/wire.js';
import { applyHistory, applyJoin, applyPacket, forgetOldest } from './room-feed.js';
import { applyPulse } from './room-pulse.js';
import type { PendingMessage, RoomSnapshot } from './room-snapshot.js';

export type RoomAction =
  | { type: 'joining' }
  | { type: 'joined'; reply: JoinReply }
  | { type: 'refused'; error: ChatErrorBody; retryAt?: number }
  | { type: 'behind' }
  | { type: 'offline' }
  | { type: 'left' }
  | { type: 'feed'; packet: FeedPacket }
  | { type: 'pulse'; pulse: Pulse }
  | { type: 'history'; events: readonly FeedEvent[]; asked: number }
  | { type: 'trim'; keep: number }
  | { type: 'identity'; you: You }
  | { type: 'pending'; message: PendingMessage }
  | { type: 'acknowledged'; clientMsgId: string; seq: number }
  | { type: 'withdrawn'; clientMsgId: string };

/** The whole life of a room on the client, without time, sockets or chance. */
export function roomReducer(snapshot: RoomSnapshot, action: RoomAction): RoomSnapshot {
  switch (action.type) {
    case 'joining':
    case 'behind':
    case 'offline':
    case 'left':
      return { ...snapshot, status: action.type, early: action.type === 'joining' ? snapshot.early : [] };
    case 'refused':
      return { ...snapshot, status: 'refused', error: action.error, retryAt: action.retryAt, early: [] };
    case 'joined':
      return applyJoin(snapshot, action.reply);
    case 'feed':
      return applyPacket(snapshot, action.packet);
    case 'pulse':
      return applyPulse(snapshot, action.pulse);
    case 'history':
      return applyHistory(snapshot, action);
    case 'trim':
      return forgetOldest(snapshot, action.keep);
    case 'identity':
      return withIdentity(snapshot, action.you);
    case 'pending':
      return { ...snapshot, pending: [...snapshot.pending, action.message] };
    case 'acknowledged':
      return acknowledge(snapshot, action.clientMsgId, action.seq);
    case 'withdrawn':
      return { ...snapshot, pending: without(snapshot.pending, action.clientMsgId) };
  }
}

/** Roles and badges stay: those are held in this room, and the news is not about it. */
function withIdentity(snapshot: RoomSnapshot, { id, kind, nickname, color }: You): RoomSnapshot {
  return snapshot.you ? { ...snapshot, you: { ...snapshot.you, id, kind, nickname, color } } : snapshot;
}

/** The ack and the feed may come in either order: the message is pending until both are there. */
function acknowledge(snapshot: RoomSnapshot, clientMsgId: string, seq: number): RoomSnapshot {
  if (seq <= (snapshot.position?.seq ?? 0))
    return { ...snapshot, pending: without(snapshot.pending, clientMsgId) };
  const pending = snapshot.pending.map((message) =>
    message.clientMsgId === clientMsgId ? { ...message, seq } : message,
  );
  return { ...snapshot, pending };
}

function without(pending: readonly PendingMessage[], clientMsgId: string): readonly PendingMessage[] {
  return pending.filter((message) => message.clientMsgId !== clientMsgId);
}
