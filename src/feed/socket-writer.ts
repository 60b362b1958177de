import { Injectable, Logger } from '@nestjs/common';
import type { Seat } from './audience.js';
import { canWriteDirectly, DirectWay, idleWebSocket, type Connection } from './direct-way.js';
import type { OutgoingPacket } from './encoding.js';

/** Whom something is sent to. */
type Addressee = Pick<Seat, 'connection' | 'way'>;

/** What may wait for one connection. Past it, it is sent nothing more until it has read. */
const MOST_WAITING = { bytes: 1024 * 1024, packets: 256 };

/**
 * Writes a broadcast to a connection. Three quarters of a stock server's time go into the writes, and a
 * quarter of that into engine.io's own bookkeeping for each of them: buffer, flush, callback, tick. A plain
 * open websocket whose queues are empty needs none of it: it is given the bytes that were made once for all,
 * behind whatever it was given before. Everything else (polling, an upgrade under way, frames waiting
 * anywhere) takes the ordinary way, so that order holds between both.
 *
 * This rests on fields of ws and engine.io that are not their API. `canWriteDirectly` says whether they
 * are what is expected; where they are not, all writes take the ordinary way, which is slower and nothing else.
 */
@Injectable()
export class SocketWriter {
  private readonly logger = new Logger('Chat');
  /** Decided by the first websocket that connects. */
  private direct: boolean | undefined;
  /** Whose bytes are held back until the end of this turn of the event loop. */
  private corked: { uncork(): void }[] = [];

  get isDirect(): boolean {
    return this.direct === true;
  }

  /** Has a look at a new connection, once it is one of websockets. */
  inspect(connection: Connection): void {
    if (this.direct !== undefined || connection.transport.name !== 'websocket') return;
    this.direct = canWriteDirectly(connection);
    if (!this.direct)
      this.logger.warn('This engine.io or ws is not one that is known: broadcasts go out more slowly.');
  }

  /** Sends it, whatever waits there already. */
  write(to: Addressee, packet: OutgoingPacket): void {
    const way = this.wayTo(to);
    if (way) way.write(packet.frames);
    else queue(to.connection, packet);
  }

  /**
   * The ways on which they take at once what they are given. Asked of several before the first of them is written to:
   * what there is to be looked at lies all over the memory, and the processor waits for it once instead of
   * for each of them.
   */
  clearWaysTo(several: readonly Addressee[]): (DirectWay | undefined)[] {
    return several.map((to) => {
      const way = this.wayTo(to);
      return way?.waiting === 0 ? way : undefined;
    });
  }

  /**
   * Sends it, unless too much waits there already; whether it did.
   * @param way the clear one, from the same turn of the event loop, where it is known
   */
  offer(to: Addressee, packet: OutgoingPacket, way = this.wayTo(to)): boolean {
    if (way) {
      if (way.waiting > MOST_WAITING.bytes) return false;
      way.write(packet.frames);
      return true;
    }
    const { bytes, packets } = backlogOf(to.connection);
    if (bytes > MOST_WAITING.bytes || packets > MOST_WAITING.packets) return false;
    queue(to.connection, packet);
    return true;
  }

  /**
   * Sends it at the end of this turn of the event loop, in one write with what else the turn brings: a sender
   * of a message gets the ack and the message at once.
   */
  writeSoon(connection: Connection, packet: OutgoingPacket): void {
    const socket = this.direct ? idleWebSocket(connection) : undefined;
    if (!socket) return queue(connection, packet);
    if (this.corked.length === 0) setImmediate(() => this.uncork());
    socket.cork();
    this.corked.push(socket);
    socket.write(packet.frames);
  }

  private wayTo(to: Addressee): DirectWay | undefined {
    if (!this.direct) return undefined;
    const way = (to.way ??= DirectWay.to(to.connection));
    return way?.isFree ? way : undefined;
  }

  private uncork(): void {
    const { corked } = this;
    this.corked = [];
    for (const socket of corked) socket.uncork();
  }
}

/** Has engine.io send it, behind what waits there. */
function queue(connection: Connection, { messages }: OutgoingPacket): void {
  for (const message of messages) connection.write(message, { compress: false });
}

/** What of engine.io says how much waits, and ends it. */
interface Engine {
  writeBuffer: { data?: unknown }[];
  transport: { socket?: { _socket?: { writableLength?: number }; terminate?(): void } };
}

/** What waits to be sent to the connection. */
export function backlogOf(connection: Connection): { bytes: number; packets: number } {
  const { writeBuffer, transport } = connection as unknown as Engine;
  let bytes = transport.socket?._socket?.writableLength ?? 0;
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
  return { bytes, packets: writeBuffer.length };
}

/** Closes the connection without waiting for what it has not taken. */
export function cutOff(connection: Connection): void {
  const { socket } = (connection as unknown as Engine).transport;
  if (socket?.terminate) socket.terminate();
  else connection.close(true);
}
