import { Inject, Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type {
  ClientToServerEvents,
  FeedPacket,
  Notice,
  Pulse,
  ServerToClientEvents,
} from '../contract/wire.js';
import type { Viewer } from '../identity/viewer.js';
import { ChatMetrics } from '../metrics/chat-metrics.js';
import { Audience, type Seat } from './audience.js';
import { OutgoingPacket } from './encoding.js';
import { FlushBudget } from './flush-budget.js';
import { FlushLoop } from './flush-loop.js';
import { Laggards } from './laggards.js';
import type { RoomLog } from './room-log.js';
import { concerns, Sampler, withHidden } from './sampler.js';
import { cutOff, SocketWriter } from './socket-writer.js';
import { Tally } from './tally.js';

export type ChatNamespace = Namespace<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  SocketData
>;
export type ChatSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  SocketData
>;

/** What the namespace's middleware attaches to a socket before it is connected. */
export interface SocketData {
  viewer: Viewer;
}

/** The one place that writes to many sockets. Viewers are named by their ids, rooms by theirs. */
@Injectable()
export class Broadcaster {
  readonly tally = new Tally();
  private namespace: ChatNamespace | undefined;
  private readonly audiences = new Map<string, Audience>();
  private readonly budget: FlushBudget;
  private readonly loop: FlushLoop;
  private readonly laggards: Laggards;

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly writer: SocketWriter,
    private readonly metrics: ChatMetrics,
  ) {
    const { flushCeilingMs, slowAfterMs } = options;
    this.budget = new FlushBudget(flushCeilingMs, () => performance.now());
    this.loop = new FlushLoop(
      this.budget,
      (audience) => this.nextFlush(audience),
      (flush) => metrics.flushed(flush),
    );
    this.laggards = new Laggards(slowAfterMs, this.tally, (seat, packet) => {
      this.tally.deliveries += packet.events.length;
      this.writer.write(seat.connection, this.encode(packet));
    });
  }

  attach(namespace: ChatNamespace): void {
    this.namespace = namespace;
  }

  get isAttached(): boolean {
    return this.namespace !== undefined;
  }

  /** Has the viewer sent what comes after what the log has sent so far; it has been given all before that. */
  seat(viewer: Viewer, log: RoomLog): void {
    const connection = this.namespace?.sockets.get(viewer.id)?.conn;
    if (!connection) return;
    this.writer.inspect(connection);
    const audience = this.audienceOf(log);
    const seat = audience.seats.get(viewer.id);
    if (seat) seat.position = log.sent;
    else audience.seats.set(viewer.id, { viewer, connection, position: log.sent, stalledAt: 0 });
  }

  leave(viewerId: string, room: string): void {
    const audience = this.audiences.get(room);
    audience?.leave(viewerId);
    if (audience?.seats.size !== 0) return;
    // What waited for nobody must not wait for whoever joins next: that one would begin before it and never get it.
    this.loop.finish(audience);
    this.audiences.delete(room);
  }

  /** Sends what the log has not sent yet: at the end of this turn of the event loop, or when the budget allows. */
  feed(log: RoomLog): void {
    const audience = this.audiences.get(log.room);
    if (audience) this.loop.add(audience);
    else log.takeUnsent();
  }

  /** Sends at once what the log has not sent yet. */
  flush(log: RoomLog): void {
    const audience = this.audiences.get(log.room);
    if (audience) this.loop.finish(audience);
  }

  /**
   * Has the room's viewers join again: what comes next does not follow on what they have been sent. To
   * each of them the packet, which has nothing in it, is one from behind a hole.
   */
  recall({ room, epoch, sent }: RoomLog): void {
    const packet = this.encode({ room, epoch, prev: sent, seq: sent, events: [] });
    for (const seat of this.audiences.get(room)?.seats.values() ?? [])
      if (seat.stalledAt === 0) this.writer.write(seat.connection, packet);
  }

  /** Cuts off the room's viewers: they come back, and find their places then. */
  dismiss({ room }: RoomLog): void {
    for (const seat of this.audiences.get(room)?.seats.values() ?? []) cutOff(seat.connection);
  }

  pulse(pulse: Pulse): void {
    const audience = this.audiences.get(pulse.room);
    const shown = audience?.sampler?.takeShare() ?? 1;
    const json = JSON.stringify(shown < 1 ? { ...pulse, shown } : pulse);
    const packet = OutgoingPacket.event(this.namespace?.name ?? '', 'pulse', json);
    for (const seat of audience?.seats.values() ?? [])
      if (seat.stalledAt === 0) this.writer.write(seat.connection, packet);
  }

  notice(viewerId: string, notice: Notice): void {
    this.namespace?.sockets.get(viewerId)?.emit('notice', notice);
  }

  /** Tells the viewer why, and closes its connection once that is out. From now on nothing that it sends is heard. */
  end(viewerId: string, notice: Notice): void {
    const socket = this.namespace?.sockets.get(viewerId);
    socket?.emit('notice', notice);
    socket?.disconnect(true);
  }

  /** Sends every viewer the notice that `make` makes for it. */
  noticeAll(make: () => Notice): void {
    this.namespace?.sockets.forEach((socket) => socket.emit('notice', make()));
  }

  /** Connections to the chat, by transport. Looks at each of them: for whoever asks now and then. */
  connections(): Map<string, number> {
    const count = new Map<string, number>();
    for (const { conn } of this.namespace?.sockets.values() ?? [])
      count.set(conn.transport.name, (count.get(conn.transport.name) ?? 0) + 1);
    return count;
  }

  /** The places that viewers have in rooms. */
  get seats(): number {
    return [...this.audiences.values()].reduce((sum, { seats }) => sum + seats.size, 0);
  }

  /** Closes every connection once what waits for it is out; resolves when they are closed. */
  async disconnectAll(): Promise<void> {
    const sockets = [...(this.namespace?.sockets.values() ?? [])];
    const closed = sockets.map(({ conn }) => new Promise((resolve) => conn.once('close', resolve)));
    for (const socket of sockets) socket.disconnect(true);
    await Promise.all(closed);
  }

  private audienceOf(log: RoomLog): Audience {
    const known = this.audiences.get(log.room);
    if (known?.log === log) return known;
    const { sampleAbove } = this.options;
    const sampler = sampleAbove === undefined ? undefined : new Sampler(sampleAbove, performance.now());
    const audience = new Audience(log, this.budget.roomCredit(), sampler);
    this.audiences.set(log.room, audience);
    return audience;
  }

  private encode(packet: FeedPacket): OutgoingPacket {
    return OutgoingPacket.feed(this.namespace?.name ?? '', packet);
  }

  private nextFlush({ log, sampler }: Audience): ((seat: Seat) => void) | undefined {
    const packet = log.takeUnsent();
    if (!packet) return undefined;
    const sampled = sampler?.sample(packet, performance.now()) ?? { packet, hidden: [] };
    const forAll = this.encode(sampled.packet);
    const shown = sampled.packet.events.length;
    this.tally.omitted += sampled.hidden.length;
    this.metrics.flushing(packet.events.length);
    return (seat) => {
      // Behind: the laggards see to it. Beyond: it joined since, and has got this in the reply.
      if (seat.position !== packet.prev) return;
      const mine = sampled.hidden.filter((message) => concerns(message, seat.viewer.identity));
      const outgoing = mine.length > 0 ? this.encode(withHidden(sampled, mine)) : forAll;
      if (!this.writer.offer(seat.connection, outgoing)) return this.laggards.add(seat, log);
      seat.position = packet.seq;
      this.tally.deliveries += shown + mine.length;
    };
  }
}
