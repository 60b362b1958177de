import type { ChatOptions } from '../chat/chat-options.js';
import type { RoomInfo, RoomSettings } from '../contract/wire.js';
import type { LogView } from '../feed/log-view.js';
import type { RoomLog } from '../feed/room-log.js';
import type { Viewer } from '../identity/viewer.js';
import { Elsewhere } from './elsewhere.js';
import { NicknameClaims } from './nickname-claims.js';
import { defaultSettings } from './room-settings.js';
import { Turnover } from './turnover.js';

/** A room while it has viewers, or somebody is about to join. */
export class Room {
  /** Those of this node. */
  readonly viewers = new Map<string, Viewer>();
  readonly elsewhere: Elsewhere;
  readonly nicknames = new NicknameClaims();
  readonly turnover = new Turnover();
  /** How many viewers the latest pulse counted. */
  pulsed = 0;

  constructor(
    readonly id: string,
    readonly log: RoomLog,
    private readonly options: Pick<ChatOptions, 'roomCapacity' | 'pulseIntervalMs'>,
  ) {
    this.elsewhere = new Elsewhere(forgetAfterMs(options.pulseIntervalMs));
  }

  /** Somebody created it, or wrote in it. */
  get exists(): boolean {
    return this.log.exists || this.log.head > 0;
  }

  get settings(): RoomSettings {
    return this.log.settings ?? defaultSettings(this.id, this.options.roomCapacity);
  }

  get info(): RoomInfo {
    return { id: this.id, ...this.settings, viewers: this.viewerCount };
  }

  /** As whoever has the view is told of it: a message that is held back is not shown by being pinned. */
  infoFor({ due }: LogView): RoomInfo {
    const { pinned, ...info } = this.info;
    return pinned && pinned.seq <= due ? { ...info, pinned } : info;
  }

  /** Of all nodes, as far as they told. */
  get viewerCount(): number {
    return this.viewers.size + this.elsewhere.viewers(performance.now());
  }

  get isFull(): boolean {
    return this.viewerCount >= (this.settings.capacity ?? Infinity);
  }

  /** Whether the user has another connection in the room than this one. */
  hasOther(viewer: Viewer, tabs: readonly Viewer[]): boolean {
    return tabs.some((tab) => tab !== viewer && this.viewers.has(tab.id));
  }
}

/** Three pulses, and a minute at most, unless a node that lives would be forgotten between two pulses. */
function forgetAfterMs(pulseIntervalMs: number): number {
  return Math.min(3 * pulseIntervalMs, Math.max(60_000, 1.5 * pulseIntervalMs));
}
