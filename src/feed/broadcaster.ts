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
import { Alarm } from './alarm.js';
import { Audience, LEFT, type Seat } from './audience.js';
import { Audiences } from './audiences.js';
import { OutgoingPacket } from './encoding.js';
import { FlushBudget } from './flush-budget.js';
import { FlushLoop } from './flush-loop.js';
import { Laggards } from './laggards.js';
import type { LogView } from './log-view.js';
import type { RoomLog } from './room-log.js';
import { Sampler } from './sampler.js';
import { isShadowed } from './shadow.js';
import { concerns, leaveOut, whole, withHidden } from './shown.js';
import { cutOff, SocketWriter } from './socket-writer.js';
import { Tally } from './tally.js';
import { viewOf } from './view-of.js';

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
  private readonly audiences = new Audiences((view) => this.audienceFor(view));
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

  /** Has the viewer sent what comes after the position in the view; it has been given all before that. */
  seat(viewer: Viewer, view: LogView, position: number): void {
    const connection = this.namespace?.sockets.get(viewer.id)?.conn;
    if (!connection) return;
    this.writer.inspect(connection);
    const seat = this.audiences.get(view)?.seats.get(viewer.id);
    if (seat) return void (seat.position = position);
    // It may have become a moderator since it sat down, or ceased to be one.
    this.leave(viewer.id, view.log);
    const audience = this.audiences.open(view);
    audience.seats.set(viewer.id, { viewer, connection, position, stalledAt: 0 });
    this.attend(audience);
  }

  leave(viewerId: string, log: RoomLog): void {
    for (const audience of this.audiences.of(log)) {
      audience.leave(viewerId);
      if (audience.seats.size > 0) continue;
      // What waited for nobody must not wait for whoever joins next: that one would begin before it and never get it.
      this.loop.finish(audience);
      this.audiences.close(audience);
    }
  }

  /** Sends what is due and not sent yet: at the end of this turn of the event loop, or when the budget allows. */
  feed(log: RoomLog): void {
    for (const view of log.views) {
      const audience = this.audiences.get(view);
      if (audience) this.attend(audience);
      else view.skip();
    }
  }

  /** Sends at once what is due and not sent yet. */
  flush(log: RoomLog): void {
    for (const audience of this.audiences.of(log)) this.loop.finish(audience);
  }

  /** Brings the view to where it can be shown to somebody who joins and has been given it up to `atLeast`. */
  advance(view: LogView, atLeast = 0): void {
    const audience = this.audiences.get(view);
    if (!audience) view.skip();
    else if (atLeast > view.sent) this.loop.finish(audience);
  }

  /**
   * Has the room's viewers join again: what comes next does not follow on what they have been sent. To
   * each of them the packet, which has nothing in it, is one from behind a hole.
   */
  recall(log: RoomLog): void {
    const { room, epoch } = log;
    for (const audience of this.audiences.of(log)) {
      const { sent } = audience.view;
      this.writeAll(audience, this.encode({ room, epoch, prev: sent, seq: sent, events: [] }));
    }
  }

  /** Cuts off the room's viewers: they come back, and find their places then. */
  dismiss(log: RoomLog): void {
    for (const { seats } of this.audiences.of(log))
      for (const { connection } of seats.values()) cutOff(connection);
  }

  /** @param changed whether the pulse has more to tell than how far the feed is */
  pulse(log: RoomLog, pulse: Omit<Pulse, 'seq'>, changed: boolean): void {
    for (const audience of this.audiences.of(log)) {
      const { sent: seq } = audience.view;
      if (!changed && seq === audience.pulsed) continue;
      audience.pulsed = seq;
      const shown = audience.sampler?.takeShare() ?? 1;
      const json = JSON.stringify(shown < 1 ? { ...pulse, seq, shown } : { ...pulse, seq });
      this.writeAll(audience, OutgoingPacket.event(this.namespace?.name ?? '', 'pulse', json));
    }
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
    return this.audiences.seats;
  }

  /** Closes every connection once what waits for it is out; resolves when they are closed. */
  async disconnectAll(): Promise<void> {
    const sockets = [...(this.namespace?.sockets.values() ?? [])];
    const closed = sockets.map(({ conn }) => new Promise((resolve) => conn.once('close', resolve)));
    for (const socket of sockets) socket.disconnect(true);
    await Promise.all(closed);
  }

  private audienceFor(view: LogView): Audience {
    const { sampleAbove } = this.options;
    const sampler = sampleAbove === undefined ? undefined : new Sampler(sampleAbove, performance.now());
    const alarm = new Alarm(() => this.feed(view.log));
    return new Audience(view, this.budget.roomCredit(), alarm, sampler);
  }

  /** Sees to it that what is due is sent, and that what is held back will be. */
  private attend(audience: Audience): void {
    const { view, alarm } = audience;
    if (view.hasUnsent) this.loop.add(audience);
    if (view.nextDueAt !== undefined) alarm.set(view.nextDueAt);
  }

  /** Has who became a moderator, or ceased to be one, go on in the other view from where it is. */
  private move({ viewer, connection, position }: Seat, log: RoomLog): void {
    if (position === LEFT) return;
    const view = viewOf(viewer, log);
    const packet = view.packetSince(position, viewer.identity.id);
    this.seat(viewer, view, packet?.seq ?? position);
    if (packet && packet.seq > position) this.writer.write(connection, this.encode(packet));
  }

  private writeAll({ seats }: Audience, packet: OutgoingPacket): void {
    for (const { stalledAt, connection } of seats.values())
      if (stalledAt === 0) this.writer.write(connection, packet);
  }

  private encode(packet: FeedPacket): OutgoingPacket {
    return OutgoingPacket.feed(this.namespace?.name ?? '', packet);
  }

  private nextFlush({ view, sampler }: Audience): ((seat: Seat) => void) | undefined {
    const packet = view.takeUnsent();
    if (!packet) return undefined;
    const open = view.forModerators ? whole(packet) : leaveOut(whole(packet), isShadowed);
    const shown = sampler?.sample(open, performance.now()) ?? open;
    const forAll = this.encode(shown.packet);
    this.tally.omitted += shown.hidden.length - open.hidden.length;
    this.metrics.flushing(packet.events.length);
    return (seat) => {
      // Behind: the laggards see to it. Beyond: it joined since, and has got this in the reply.
      if (seat.position < packet.prev || seat.position >= packet.seq) return;
      if (viewOf(seat.viewer, view.log) !== view) return void setImmediate(() => this.move(seat, view.log));
      const mine = shown.hidden.filter((message) => concerns(message, seat.viewer.identity));
      const outgoing = mine.length > 0 ? this.encode(withHidden(shown, mine)) : forAll;
      if (!this.writer.offer(seat.connection, outgoing)) return this.laggards.add(seat, view);
      seat.position = packet.seq;
      this.tally.deliveries += shown.packet.events.length + mine.length;
    };
  }
}
