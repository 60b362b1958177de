import type { Pulse } from '../contract/wire.js';
import type { Viewer } from '../identity/viewer.js';
import type { Alarm } from './alarm.js';
import type { Connection, DirectWay } from './direct-way.js';
import type { Credit } from './flush-budget.js';
import type { LogView } from './log-view.js';
import type { Sampler } from './sampler.js';

/** The position of a seat that was left: whatever was on its way to it passes it by. */
export const LEFT = -1;

/** A viewer's place in a room, as far as sending goes. */
export interface Seat {
  readonly viewer: Viewer;
  readonly connection: Connection;
  /** Once there is one: see `SocketWriter`. */
  way: DirectWay | undefined;
  /** The seq up to which it has been sent everything, or `LEFT`. */
  position: number;
  /** Since when too much waits for it to be sent more; 0 where that is not so. */
  stalledAt: number;
}

/** Who is shown the same of a room: its moderators, or everybody else. */
export class Audience {
  private readonly byViewer = new Map<string, Seat>();
  private inOrder: readonly Seat[] | undefined;
  /** Since when events wait to be sent; 0 where none do. */
  waitingSince = 0;
  /** The flush under way. */
  flush: Flush | undefined;
  /** The pulse that waits to be sent, but for how far the feed is by then. */
  pulse: Omit<Pulse, 'seq'> | undefined;
  /** The seq in its latest pulse. */
  pulsed: number;

  constructor(
    readonly view: LogView,
    readonly credit: Credit,
    /** Rings when something is due that the room's delay holds back. */
    readonly alarm: Alarm,
    /** Absent where everything is shown. */
    readonly sampler: Sampler | undefined,
  ) {
    this.pulsed = view.sent;
  }

  /** An array that stays as it is when somebody comes or leaves: made once for all flushes until then. */
  get seats(): readonly Seat[] {
    return (this.inOrder ??= [...this.byViewer.values()]);
  }

  get size(): number {
    return this.byViewer.size;
  }

  seatOf(viewerId: string): Seat | undefined {
    return this.byViewer.get(viewerId);
  }

  enter(seat: Seat): void {
    this.byViewer.set(seat.viewer.id, seat);
    this.inOrder = undefined;
  }

  leave(viewerId: string): void {
    const seat = this.byViewer.get(viewerId);
    if (!seat) return;
    seat.position = LEFT;
    this.byViewer.delete(viewerId);
    this.inOrder = undefined;
  }
}

/** A packet on its way to a room's viewers. Who joins meanwhile has got its events in the reply. */
export interface Flush {
  readonly write: (seats: readonly Seat[]) => void;
  /** False for a pulse that goes by itself. */
  readonly hasEvents: boolean;
  readonly seats: readonly Seat[];
  next: number;
  spentMs: number;
  /** Since when the oldest of its events waited. */
  readonly waitingSince: number;
}
