import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { OutgoingPacket } from './encoding.js';

/** engine.io's side of a connection. */
export type Connection = Socket['conn'];

/** The TCP or TLS socket. */
interface TcpSocket {
  write(bytes: Buffer): boolean;
  cork(): void;
  uncork(): void;
  readonly writableLength: number;
}

/** What of `ws`, and of engine.io, the direct way needs to be as it is now. */
interface WsInternals {
  readyState: number;
  _socket: TcpSocket | null;
  /** 0 while no frame waits in `ws` to be compressed or read. */
  _sender: { _state: number };
  terminate(): void;
}
interface EngineInternals {
  readyState: string;
  upgrading: boolean;
  writeBuffer: { data?: unknown }[];
  transport: { name: string; writable: boolean; socket?: unknown };
}

const OPEN = 1;

/** What may wait for one connection. Past it, it is sent nothing more until it has read. */
const MOST_WAITING = { bytes: 1024 * 1024, packets: 256 };

/**
 * Writes a broadcast to a connection. Three quarters of a stock server's time go into the writes, and a
 * quarter of that into engine.io's own bookkeeping for each of them: buffer, flush, callback, tick. A plain
 * open websocket whose queues are empty needs none of it: it is given the bytes that were made once for all,
 * straight to its TCP socket, behind whatever it was given before. Everything else (polling, an upgrade
 * under way, frames waiting anywhere) takes the ordinary way, so that order holds between both.
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
  private corked: TcpSocket[] = [];

  get isDirect(): boolean {
    return this.direct === true;
  }

  /** Has a look at a new connection, once it is one of websockets. */
  inspect(connection: Connection): void {
    if (
      this.direct !== undefined ||
      (connection as unknown as EngineInternals).transport.name !== 'websocket'
    )
      return;
    this.direct = canWriteDirectly(connection);
    if (!this.direct)
      this.logger.warn('This engine.io or ws is not one that is known: broadcasts go out more slowly.');
  }

  /** Sends it, whatever waits there already. */
  write(connection: Connection, packet: OutgoingPacket): void {
    const socket = this.direct ? idleWebSocket(connection) : undefined;
    if (socket) socket.write(packet.frames);
    else queue(connection, packet);
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

  /** Sends it, unless too much waits there already; whether it did. */
  offer(connection: Connection, packet: OutgoingPacket): boolean {
    const socket = this.direct ? idleWebSocket(connection) : undefined;
    if (socket) {
      if (socket.writableLength > MOST_WAITING.bytes) return false;
      socket.write(packet.frames);
      return true;
    }
    const { bytes, packets } = backlogOf(connection);
    if (bytes > MOST_WAITING.bytes || packets > MOST_WAITING.packets) return false;
    queue(connection, packet);
    return true;
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

/** Whether the connection, one by websocket, has the fields that the direct way reads. */
export function canWriteDirectly(connection: Connection): boolean {
  const { readyState, upgrading, writeBuffer, transport } = connection as unknown as Partial<EngineInternals>;
  const socket = transport?.socket as Partial<WsInternals> | undefined;
  return (
    readyState === 'open' &&
    typeof upgrading === 'boolean' &&
    Array.isArray(writeBuffer) &&
    typeof transport?.writable === 'boolean' &&
    typeof socket?.readyState === 'number' &&
    typeof socket._sender?._state === 'number' &&
    typeof socket._socket?.write === 'function' &&
    typeof socket._socket.cork === 'function' &&
    typeof socket._socket.uncork === 'function' &&
    typeof socket._socket.writableLength === 'number'
  );
}

/** What waits to be sent to the connection. */
export function backlogOf(connection: Connection): { bytes: number; packets: number } {
  const { writeBuffer, transport } = connection as unknown as EngineInternals;
  const socket = transport.socket as Partial<WsInternals> | undefined;
  let bytes = socket?._socket?.writableLength ?? 0;
  for (const { data } of writeBuffer) bytes += typeof data === 'string' ? data.length : 0;
  return { bytes, packets: writeBuffer.length };
}

/** Closes the connection without waiting for what it has not taken. */
export function cutOff(connection: Connection): void {
  const socket = (connection as unknown as EngineInternals).transport.socket as
    Partial<WsInternals> | undefined;
  if (socket?.terminate) socket.terminate();
  else connection.close(true);
}

/** The TCP socket of a plain open websocket on which nothing waits outside of that socket itself. */
function idleWebSocket(connection: Connection): TcpSocket | undefined {
  const { readyState, upgrading, writeBuffer, transport } = connection as unknown as EngineInternals;
  if (readyState !== 'open' || upgrading || writeBuffer.length > 0 || !transport.writable) return undefined;
  if (transport.name !== 'websocket') return undefined;
  const { readyState: state, _sender, _socket } = transport.socket as WsInternals;
  return state === OPEN && _sender._state === 0 && _socket ? _socket : undefined;
}
