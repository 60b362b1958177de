import type { RoomInfo, RoomSettings } from '../contract/wire.js';
import type { RoomLog } from '../feed/room-log.js';
import type { Viewer } from '../identity/viewer.js';
import { NicknameClaims } from './nickname-claims.js';
import { defaultSettings } from './room-settings.js';
import { Turnover } from './turnover.js';

/** A room while it has viewers, or somebody is about to join. */
export class Room {
  readonly viewers = new Map<string, Viewer>();
  readonly nicknames = new NicknameClaims();
  readonly turnover = new Turnover();
  /** The head seq that the latest pulse carried. */
  pulsedSeq: number;

  constructor(
    readonly id: string,
    readonly log: RoomLog,
    private readonly capacity: number | undefined,
  ) {
    this.pulsedSeq = log.head;
  }

  /** Somebody created it, or wrote in it. */
  get exists(): boolean {
    return this.log.exists || this.log.head > 0;
  }

  get settings(): RoomSettings {
    return this.log.settings ?? defaultSettings(this.id, this.capacity);
  }

  get info(): RoomInfo {
    return { id: this.id, ...this.settings, viewers: this.viewers.size };
  }

  get isFull(): boolean {
    return this.viewers.size >= (this.settings.capacity ?? Infinity);
  }

  /** Whether the user has another connection in the room than this one. */
  hasOther(viewer: Viewer, tabs: readonly Viewer[]): boolean {
    return tabs.some((tab) => tab !== viewer && this.viewers.has(tab.id));
  }
}
