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
import { Audience } from './audience.js';
import { Audiences } from './audiences.js';
import { OutgoingPacket } from './encoding.js';
import { FlushBudget } from './flush-budget.js';
import { FlushLoop } from './flush-loop.js';
import { Flushes } from './flushes.js';
import { Laggards } from './laggards.js';
import type { LogView } from './log-view.js';
import type { RoomLog } from './room-log.js';
import { Sampler } from './sampler.js';
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
  private readonly flushes: Flushes;

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly writer: SocketWriter,
    metrics: ChatMetrics,
  ) {
    const { flushCeilingMs, slowAfterMs } = options;
    this.budget = new FlushBudget(flushCeilingMs, () => performance.now());
    const laggards = new Laggards(slowAfterMs, this.tally, (seat, packet) => {
      this.tally.deliveries += packet.events.length;
      this.writer.write(seat, this.encode(packet));
    });
    this.flushes = new Flushes(writer, laggards, this.tally, metrics);
    this.loop = new FlushLoop(
      this.budget,
      (audience) => this.flushes.next(audience),
      (flush) => metrics.flushed(flush),
    );
  }

  attach(namespace: ChatNamespace): void {
    this.namespace = namespace;
    this.flushes.namespace = namespace.name;
  }

  get isAttached(): boolean {
    return this.namespace !== undefined;
  }

  /** Has the viewer sent what comes after the position in the view; it has been given all before that. */
  seat(viewer: Viewer, view: LogView, position: number): void {
    const connection = this.namespace?.sockets.get(viewer.id)?.conn;
    if (!connection) return;
    this.writer.inspect(connection);
    const seat = this.audiences.get(view)?.seatOf(viewer.id);
    if (seat) return void (seat.position = position);
    // It may have become a moderator since it sat down, or ceased to be one.
    this.leave(viewer.id, view.log);
    const audience = this.audiences.open(view);
    audience.enter({ viewer, connection, way: undefined, position, stalledAt: 0 });
    this.attend(audience);
  }

  /**
   * Has who became a moderator of the room, or ceased to be one, go on in the other view from where it is; where the
   * log no longer has what it missed, it joins again.
   */
  reseat(viewer: Viewer, log: RoomLog): void {
    const view = viewOf(viewer, log);
    const seat = this.audiences.seatOf(viewer.id, log);
    if (!seat || this.audiences.get(view)?.seatOf(viewer.id)) return;
    const packet = view.packetSince(seat.position, viewer.identity.id);
    this.seat(viewer, view, packet?.seq ?? view.sent);
    if (!packet) this.writer.write(seat, this.behindHole(view));
    else if (packet.seq > packet.prev) this.writer.write(seat, this.encode(packet));
  }

  leave(viewerId: string, log: RoomLog): void {
    for (const audience of this.audiences.of(log)) {
      audience.leave(viewerId);
      if (audience.size > 0) continue;
      // What waited for nobody must not wait for whoever joins next: that one would begin before it and never get it.
      this.loop.finish(audience);
      this.audiences.close(audience);
    }
  }

  /**
   * Sends what is due and not sent yet: at the end of this turn of the event loop, or when the budget allows.
   * @param since when it came
   */
  feed(log: RoomLog, since?: number): void {
    for (const view of log.views) {
      const audience = this.audiences.get(view);
      if (audience) this.attend(audience, since);
      else view.skip();
    }
  }

  /** Milliseconds for which the room's viewers, or most of them, will not be sent what comes now; 0 in a quiet room. */
  holdsBackFor(log: RoomLog): number {
    return this.loop.waitOf(this.audiences.of(log));
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

  /** Has the room's viewers join again: what comes next does not follow on what they have been sent. */
  recall(log: RoomLog): void {
    for (const audience of this.audiences.of(log)) this.writeAll(audience, this.behindHole(audience.view));
  }

  /** Cuts off the room's viewers: they come back, and find their places then. */
  dismiss(log: RoomLog): void {
    for (const { seats } of this.audiences.of(log)) for (const { connection } of seats) cutOff(connection);
  }

  /**
   * Is sent along with what the room's viewers are sent next, which saves a write to each of them.
   * @param changed whether it has more to tell than how far the feed is
   */
  pulse(log: RoomLog, pulse: Omit<Pulse, 'seq'>, changed: boolean): void {
    for (const audience of this.audiences.of(log)) {
      const { view, pulsed } = audience;
      if (changed || view.sent !== pulsed || view.hasUnsent) audience.pulse = pulse;
    }
  }

  /** Sends the pulses that nothing took along, a slice at a time. */
  sendPulses(): void {
    for (const audience of this.audiences) if (audience.pulse) this.loop.add(audience);
  }

  notice(viewerId: string, notice: Notice): void {
    this.namespace?.sockets.get(viewerId)?.emit('notice', notice);
  }

  /** Tells the viewer why, and closes its connection once that is out. From now on nothing that it sends is heard. */
  end(viewerId: string, notice: Notice): void {
    this.notice(viewerId, notice);
    this.namespace?.sockets.get(viewerId)?.disconnect(true);
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
    return new Audience(view, this.budget.roomCredit(), new Alarm(() => this.feed(view.log)), sampler);
  }

  /** Sees to it that what is due is sent, and that what is held back will be. */
  private attend(audience: Audience, since?: number): void {
    const { view, alarm } = audience;
    if (view.hasUnsent) this.loop.add(audience, since);
    if (view.nextDueAt !== undefined) alarm.set(view.nextDueAt);
  }

  private writeAll({ seats }: Audience, packet: OutgoingPacket): void {
    for (const seat of seats) if (seat.stalledAt === 0) this.writer.write(seat, packet);
  }

  /** A packet with nothing in it: to whoever was not sent what is before it, it is one from behind a hole. */
  private behindHole({ sent, log: { room, epoch } }: LogView): OutgoingPacket {
    return this.encode({ room, epoch, prev: sent, seq: sent, events: [] });
  }

  private encode(packet: FeedPacket): OutgoingPacket {
    return OutgoingPacket.feed(this.flushes.namespace, packet);
  }
}
