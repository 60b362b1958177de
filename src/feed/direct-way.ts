import { writeSync } from 'node:fs';
import type { Socket as TcpStream } from 'node:net';
import type { Socket } from 'socket.io';

/** engine.io's side of a connection. */
export type Connection = Socket['conn'];

/** The TCP or TLS socket, with the handle that has its descriptor. */
type TcpSocket = Pick<TcpStream, 'write' | 'cork' | 'uncork' | 'writableLength'> & {
  readonly encrypted?: boolean;
  readonly _handle: { readonly fd?: number } | null;
};

/** What of `ws`, and of engine.io, the direct way needs to be as it is now. */
interface WsInternals {
  readyState: number;
  _socket: TcpSocket | null;
  /** 0 while no frame waits in `ws` to be compressed or read. */
  _sender: { _state: number };
}
interface Transport {
  name: string;
  /** False from when it is given something until that is with the TCP socket. */
  writable: boolean;
  socket?: unknown;
}
interface EngineInternals {
  readyState: string;
  upgrading: boolean;
  writeBuffer: unknown[];
  transport: Transport;
}

const OPEN = 1;
const NO_DESCRIPTOR = -1;

/**
 * The way to an open websocket past ws and engine.io. What it takes to know that nothing waits there, and what
 * Node's streams do for a write that the kernel takes at once, is a fifth of what such a write costs: so this
 * keeps what it has to look at, and gives the bytes to the descriptor itself while nothing waits in the stream. What
 * the kernel does not take goes into the stream, and so does everything that comes while something waits
 * there, so that order holds.
 *
 * A descriptor is a number, and after it is closed that of somebody else's connection: it is used only while the
 * socket has the handle that it is of, which lets go of both at once.
 */
export class DirectWay {
  private constructor(
    private readonly transport: Transport,
    private readonly tcp: TcpSocket,
    private readonly handle: TcpSocket['_handle'],
    private readonly descriptor: number,
  ) {}

  /** @returns undefined where there is none, or none while something waits on the ordinary way */
  static to(connection: Connection): DirectWay | undefined {
    const tcp = idleWebSocket(connection);
    if (!tcp) return undefined;
    const { transport } = connection as unknown as EngineInternals;
    return new DirectWay(transport, tcp, tcp._handle, descriptorOf(tcp));
  }

  /** Whether nothing waits in ws or engine.io that this would overtake, and the connection is there. */
  get isFree(): boolean {
    return this.transport.writable && this.handle !== null && this.tcp._handle === this.handle;
  }

  /** Bytes that wait for the kernel to take them. */
  get waiting(): number {
    return this.tcp.writableLength;
  }

  write(frames: Buffer): void {
    const taken =
      this.waiting > 0 || this.descriptor === NO_DESCRIPTOR ? 0 : writeNow(this.descriptor, frames);
    if (taken < frames.length) this.tcp.write(taken === 0 ? frames : frames.subarray(taken));
  }
}

/** @returns how many of the bytes were taken */
function writeNow(descriptor: number, frames: Buffer): number {
  try {
    return writeSync(descriptor, frames, 0, frames.length);
  } catch {
    // It has no room, or there is nobody any more: the stream waits for the one, and ends with the other.
    return 0;
  }
}

/** Windows has none, and what is written to that of a TLS socket is not encrypted. */
function descriptorOf({ encrypted, _handle }: TcpSocket): number {
  const fd = encrypted ? undefined : _handle?.fd;
  return typeof fd === 'number' && fd >= 0 ? fd : NO_DESCRIPTOR;
}

/** The TCP socket of a plain open websocket on which nothing waits outside of that socket itself. */
export function idleWebSocket(connection: Connection): TcpSocket | undefined {
  const { readyState, upgrading, writeBuffer, transport } = connection as unknown as EngineInternals;
  if (readyState !== 'open' || upgrading || writeBuffer.length > 0 || !transport.writable) return undefined;
  if (transport.name !== 'websocket') return undefined;
  const { readyState: state, _sender, _socket } = transport.socket as WsInternals;
  return state === OPEN && _sender._state === 0 && _socket ? _socket : undefined;
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
    typeof socket._socket.writableLength === 'number' &&
    typeof socket._socket._handle === 'object'
  );
}
