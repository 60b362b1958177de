import type { FeedEvent } from '../contract/wire.js';

/** What nodes tell each other, by kind. `epoch` is the feed's: nodes on another database are not listened to. */
export interface BusNews {
  /** What was committed in a room, in the order of seq. */
  events: { epoch: string; events: FeedEvent[] };
  /** How many viewers the node has in a room, and who came and went there: pairs of user id and nickname. */
  viewers: {
    epoch: string;
    viewers: number;
    joined?: [string, string][];
    left?: [string, string][];
    /** The node begins to hold the room, and wants to hear how many the others have. */
    asks?: boolean;
  };
  /** Tokens have become void: whoever does not know of that number yet asks the store which. */
  revoked: { number: number };
}

export type BusKind = keyof BusNews;
export type BusListener<Kind extends BusKind> = (channel: string, news: BusNews[Kind], node: string) => void;

/**
 * The way from node to node: quick, and nothing that may be relied on. What is told while Redis is away is
 * lost, so whoever needs it for certain asks the store. A channel has a room's id, or, for what concerns
 * no room, a name that no room can have.
 */
export interface FeedBus {
  /** False where there is no other node. */
  readonly shared: boolean;
  /** Has what the others tell on the channel reach this node, from when it resolves. Never rejects: see `onReturn`. */
  open(channel: string): Promise<void>;
  close(channel: string): void;
  /** Resolves to how many other nodes hear it, 0 where it is lost; never throws. */
  tell<Kind extends BusKind>(channel: string, kind: Kind, news: BusNews[Kind]): Promise<number>;
  /** Has `listener` hear what other nodes tell on open channels. */
  on<Kind extends BusKind>(kind: Kind, listener: BusListener<Kind>): void;
  /** Has `listener` called when this node hears the others again, and has missed what they told until then. */
  onReturn(listener: () => void): void;
  stop(): void;
}

export const FeedBus = Symbol('FeedBus');
