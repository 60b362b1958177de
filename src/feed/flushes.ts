import type { Pulse } from '../contract/wire.js';
import type { ChatMetrics } from '../metrics/chat-metrics.js';
import type { Audience, Flush, Seat } from './audience.js';
import { OutgoingPacket } from './encoding.js';
import type { Laggards } from './laggards.js';
import type { LogView } from './log-view.js';
import { outgoingOf } from './outgoing.js';
import { isShadowed } from './shadow.js';
import { leaveOut, whole, type Shown } from './shown.js';
import type { SocketWriter } from './socket-writer.js';
import type { Tally } from './tally.js';

/** Makes of what waits for an audience what its seats are sent: the events, and behind them the pulse. */
export class Flushes {
  /** Of the sockets that it is for. */
  namespace = '';

  constructor(
    private readonly writer: SocketWriter,
    private readonly laggards: Laggards,
    private readonly tally: Tally,
    private readonly metrics: ChatMetrics,
  ) {}

  /** @returns how it is written to seats; undefined where nothing waits */
  next(audience: Audience): Pick<Flush, 'write' | 'hasEvents'> | undefined {
    const { view } = audience;
    const shown = this.takeShown(audience);
    const pulse = this.takePulse(audience);
    if (shown) return { hasEvents: true, write: this.writing(view, shown, pulse) };
    return (
      pulse && { hasEvents: false, write: (seats) => seats.forEach((seat) => this.writePulse(seat, pulse)) }
    );
  }

  private writing(view: LogView, shown: Shown, pulse: OutgoingPacket | undefined): Flush['write'] {
    const { prev, seq } = shown.packet;
    const outgoingFor = outgoingOf(shown, (packet) => {
      const feed = OutgoingPacket.feed(this.namespace, packet);
      return pulse ? feed.with(pulse) : feed;
    });
    return (seats) => {
      const ways = this.writer.clearWaysTo(seats);
      seats.forEach((seat, i) => {
        // Behind: the laggards see to it. Beyond: it joined since, and has got this in the reply.
        if (seat.position < prev || seat.position >= seq) return this.writePulse(seat, pulse);
        const { packet, events } = outgoingFor(seat.viewer);
        if (!this.writer.offer(seat, packet, ways[i])) return this.laggards.add(seat, view);
        seat.position = seq;
        this.tally.deliveries += events;
      });
    };
  }

  private takeShown({ view, sampler }: Audience): Shown | undefined {
    const packet = view.takeUnsent();
    if (!packet) return undefined;
    this.metrics.flushing(packet.events.length);
    const open = view.forModerators ? whole(packet) : leaveOut(whole(packet), isShadowed);
    const shown = sampler?.sample(open, performance.now()) ?? open;
    this.tally.omitted += shown.hidden.length - open.hidden.length;
    return shown;
  }

  private takePulse(audience: Audience): OutgoingPacket | undefined {
    const { view, sampler, pulse } = audience;
    if (!pulse) return undefined;
    audience.pulse = undefined;
    audience.pulsed = view.sent;
    const shown = sampler?.takeShare() ?? 1;
    const told: Pulse = { ...pulse, seq: view.sent, ...(shown < 1 && { shown }) };
    return OutgoingPacket.event(this.namespace, 'pulse', JSON.stringify(told));
  }

  /** Whoever does not read is not kept waiting for what is soon untrue. */
  private writePulse(seat: Seat, pulse: OutgoingPacket | undefined): void {
    if (pulse && seat.stalledAt === 0) this.writer.write(seat, pulse);
  }
}
