import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { ClientToServerEvents, Notice, Pulse, ServerToClientEvents } from '../contract/wire.js';
import type { Viewer } from '../identity/viewer.js';
import type { RoomLog } from './room-log.js';

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
  private namespace: ChatNamespace | undefined;
  private readonly unsent = new Set<RoomLog>();

  attach(namespace: ChatNamespace): void {
    this.namespace = namespace;
  }

  get isAttached(): boolean {
    return this.namespace !== undefined;
  }

  enter(viewerId: string, room: string): void {
    void this.namespace?.sockets.get(viewerId)?.join(channel(room));
  }

  leave(viewerId: string, room: string): void {
    void this.namespace?.sockets.get(viewerId)?.leave(channel(room));
  }

  /** Sends what the log has not sent yet, with whatever else is committed in this turn of the event loop. */
  feed(log: RoomLog): void {
    if (this.unsent.size === 0) setImmediate(() => this.flushAll());
    this.unsent.add(log);
  }

  /** Sends at once what the log has not sent yet. */
  flush(log: RoomLog): void {
    this.unsent.delete(log);
    const packet = log.takeUnsent();
    if (packet) this.namespace?.to(channel(log.room)).emit('feed', packet);
  }

  pulse(pulse: Pulse): void {
    this.namespace?.to(channel(pulse.room)).emit('pulse', pulse);
  }

  notice(viewerId: string, notice: Notice): void {
    this.namespace?.sockets.get(viewerId)?.emit('notice', notice);
  }

  /** Sends every viewer the notice that `make` makes for it. */
  noticeAll(make: () => Notice): void {
    this.namespace?.sockets.forEach((socket) => socket.emit('notice', make()));
  }

  /** Closes every connection once what waits for it is out; resolves when they are closed. */
  async disconnectAll(): Promise<void> {
    const sockets = [...(this.namespace?.sockets.values() ?? [])];
    const closed = sockets.map(({ conn }) => new Promise((resolve) => conn.once('close', resolve)));
    for (const socket of sockets) socket.disconnect(true);
    await Promise.all(closed);
  }

  private flushAll(): void {
    for (const log of [...this.unsent]) this.flush(log);
  }
}

/** A Socket.IO room that no socket's own room can be named like: those are ids without a colon. */
function channel(room: string): string {
  return `room:${room}`;
}
