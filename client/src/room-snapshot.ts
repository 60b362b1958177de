import type {
  ChatErrorBody,
  FeedEvent,
  FeedPacket,
  FeedPosition,
  RoomInfo,
  You,
} from '../../src/contract/wire.js';

export type RoomStatus =
  /** Not connected; what was there stays readable. */
  | 'offline'
  /** A join is under way. */
  | 'joining'
  | 'live'
  /** Something was lost on the way; the room is about to ask for it. */
  | 'behind'
  /** The server does not let us in; `error` says why, `retryAt` when we ask again. */
  | 'refused'
  | 'left';

/** A message of ours that the feed has not shown yet. */
export interface PendingMessage {
  clientMsgId: string;
  text: string;
  replyTo?: string;
  /** When it was written. */
  at: number;
  /** Its place in the feed, once the server has acknowledged it. */
  seq?: number;
}

/** Who came and went at one place of the feed; in small rooms only. */
export interface Visit {
  afterSeq: number;
  joined: readonly string[];
  left: readonly string[];
}

/** A room as it stands. Never changed, only replaced. */
export interface RoomSnapshot {
  status: RoomStatus;
  error?: ChatErrorBody;
  retryAt?: number;
  room?: RoomInfo;
  you?: You;
  /** The last place in the feed that is known here. */
  position?: FeedPosition;
  /** Where the feed was when the join let us into this log: what is up to it was there before us. */
  joinedAt?: FeedPosition;
  /** In the order of the feed; types that this client does not know are left out. */
  events: readonly FeedEvent[];
  /** The lowest seq that is known here. */
  oldest: number;
  /** Events that the server left out on purpose since the join. */
  omitted: number;
  /** While the server leaves messages out: the share of them, from 0 to 1, that it showed of late. */
  shown?: number;
  pending: readonly PendingMessage[];
  visits: readonly Visit[];
  /** Packets that came while a join was under way. */
  early: readonly FeedPacket[];
  /** How many events the list holds before it forgets the oldest. */
  keep: number;
}

export function newRoomSnapshot(keep: number): RoomSnapshot {
  return { status: 'offline', events: [], oldest: 1, omitted: 0, pending: [], visits: [], early: [], keep };
}

/** Whether `loadBefore` can bring anything. Seqs begin at 1 and have no holes. */
export function hasEarlier(snapshot: RoomSnapshot): boolean {
  return snapshot.oldest > 1;
}
