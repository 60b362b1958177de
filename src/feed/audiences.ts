import type { Audience, Seat } from './audience.js';
import type { LogView } from './log-view.js';
import type { RoomLog } from './room-log.js';

/** The audiences of the rooms that have viewers on this node: none is empty. */
export class Audiences {
  private readonly byView = new Map<LogView, Audience>();

  constructor(private readonly make: (view: LogView) => Audience) {}

  get(view: LogView): Audience | undefined {
    return this.byView.get(view);
  }

  /** The room's: its moderators', and everybody else's, where there are such. */
  of({ views }: RoomLog): Audience[] {
    return views.flatMap((view) => this.byView.get(view) ?? []);
  }

  /** The viewer's seat in the room, in whichever audience. */
  seatOf(viewerId: string, log: RoomLog): Seat | undefined {
    for (const audience of this.of(log)) {
      const seat = audience.seatOf(viewerId);
      if (seat) return seat;
    }
    return undefined;
  }

  open(view: LogView): Audience {
    const known = this.byView.get(view);
    if (known) return known;
    const audience = this.make(view);
    this.byView.set(view, audience);
    return audience;
  }

  close({ view, alarm }: Audience): void {
    alarm.stop();
    this.byView.delete(view);
  }

  [Symbol.iterator](): Iterator<Audience> {
    return this.byView.values();
  }

  get seats(): number {
    return [...this.byView.values()].reduce((sum, { size }) => sum + size, 0);
  }
}
