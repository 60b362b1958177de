import type { MessageEvent } from '../contract/wire.js';
import { leaveOut, type Shown } from './shown.js';

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

  sample(shown: Shown, now: number): Shown {
    this.allowance = Math.min(
      this.perSecond,
      this.allowance + ((now - this.filledAt) / 1000) * this.perSecond,
    );
    this.filledAt = now;
    return leaveOut(shown, (message) => !this.shows(message));
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
