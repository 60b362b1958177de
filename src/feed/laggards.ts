import type { FeedPacket } from '../contract/wire.js';
import { LEFT, type Seat } from './audience.js';
import type { LogView } from './log-view.js';
import { backlogOf, cutOff } from './socket-writer.js';
import type { Tally } from './tally.js';

const LOOK_EVERY_MS = 250;
/** What may still wait when a viewer counts as having read. */
const DRAINED_BYTES = 64 * 1024;

/**
 * Viewers for whom too much waits. They are sent nothing until they have read, and then exactly what they
 * missed; who does not read for too long, or missed more than the log holds, is cut off, and finds its place
 * again when it comes back.
 */
export class Laggards {
  private readonly views = new Map<Seat, LogView>();
  private timer: NodeJS.Timeout | undefined;

  /** @param limitMs how long a viewer may go without reading */
  constructor(
    private readonly limitMs: number,
    private readonly tally: Tally,
    private readonly send: (seat: Seat, packet: FeedPacket) => void,
  ) {}

  add(seat: Seat, view: LogView): void {
    if (seat.stalledAt !== 0) return;
    seat.stalledAt = performance.now();
    this.tally.slow += 1;
    this.views.set(seat, view);
    this.timer ??= setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  private look(): void {
    for (const [seat, view] of this.views) this.lookAt(seat, view);
    if (this.views.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private lookAt(seat: Seat, view: LogView): void {
    const { connection } = seat;
    if (connection.readyState !== 'open' || seat.position === LEFT) return void this.views.delete(seat);
    const { bytes, packets } = backlogOf(connection);
    if (bytes > DRAINED_BYTES || packets > 1) {
      if (performance.now() - seat.stalledAt > this.limitMs) this.drop(seat);
      return;
    }
    const packet = view.packetSince(seat.position, seat.viewer.identity.id);
    if (!packet) return this.drop(seat);
    this.views.delete(seat);
    seat.stalledAt = 0;
    seat.position = packet.seq;
    if (packet.seq > packet.prev) this.send(seat, packet);
  }

  private drop(seat: Seat): void {
    this.views.delete(seat);
    this.tally.cutOff += 1;
    cutOff(seat.connection);
  }
}
