import type { FeedEvent, FeedPacket, MessageEvent } from '../contract/wire.js';

/** A packet as most viewers get it, and what was left out of it. */
export interface Sampled {
  packet: FeedPacket;
  hidden: MessageEvent[];
}

/**
 * Thins out what viewers are shown of a room in which more is said than anybody can read. What is no
 * message, and what moderators say, is always shown; the feed itself stays complete.
 */
export class Sampler {
  private allowance: number;
  private filledAt: number;
  private shown = 0;
  private said = 0;

  /** @param perSecond messages that are shown at most, over any second or so */
  constructor(
    private readonly perSecond: number,
    now: number,
  ) {
    this.allowance = perSecond;
    this.filledAt = now;
  }

  sample(packet: FeedPacket, now: number): Sampled {
    this.allowance = Math.min(
      this.perSecond,
      this.allowance + ((now - this.filledAt) / 1000) * this.perSecond,
    );
    this.filledAt = now;
    const hidden: MessageEvent[] = [];
    const events = packet.events.filter((event) => {
      if (event.type !== 'message' || this.shows(event)) return true;
      hidden.push(event);
      return false;
    });
    return { packet: hidden.length > 0 ? { ...packet, events, omitted: hidden.length } : packet, hidden };
  }

  /** What share of the messages was shown since the call before, from 0 to 1; 1 where nothing was said. */
  takeShare(): number {
    const share = this.said > 0 ? this.shown / this.said : 1;
    this.shown = this.said = 0;
    return share;
  }

  private shows({ user: { roles } }: MessageEvent): boolean {
    this.said += 1;
    const privileged = roles.includes('moderator') || roles.includes('owner');
    if (!privileged && this.allowance < 1) return false;
    if (!privileged) this.allowance -= 1;
    this.shown += 1;
    return true;
  }
}

/** The packet for somebody whom some of the hidden messages concern: with those in their places. */
export function withHidden({ packet, hidden }: Sampled, mine: readonly MessageEvent[]): FeedPacket {
  const events: FeedEvent[] = [...packet.events, ...mine].sort((a, b) => a.seq - b.seq);
  const omitted = hidden.length - mine.length;
  return { ...packet, events, omitted: omitted > 0 ? omitted : undefined };
}

/** Whether the message is the viewer's own or speaks to it: `@nickname`. */
export function concerns(
  message: MessageEvent,
  viewer: { id: string; nickname: string | undefined },
): boolean {
  if (message.user.id === viewer.id) return true;
  return viewer.nickname !== undefined && message.text.includes(`@${viewer.nickname}`);
}
