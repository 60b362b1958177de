import { Manager, type Socket } from 'socket.io-client';
import type { Ack, Requests, ServerToClientEvents } from '../../src/contract/wire.js';
import { ChatClientError } from './chat-client-error.js';
import type { ResolvedOptions } from './options.js';

type Emits = { [E in keyof Requests]: (request: Requests[E]['request']) => void };

export type ChatSocket = Socket<ServerToClientEvents, Emits>;

/** Neither connects nor reconnects by itself: `Connection` decides when. */
export function chatSocket(options: ResolvedOptions): ChatSocket {
  const manager = new Manager(options.url, {
    path: options.path,
    transports: options.transports,
    tryAllTransports: true,
    autoConnect: false,
    reconnection: false,
    timeout: 10_000,
  });
  return manager.socket(options.namespace);
}

/** Asks one thing and waits for its answer. Never queued while offline: what to repeat is decided above. */
export async function ask<E extends keyof Requests>(
  socket: ChatSocket,
  event: E,
  request: Requests[E]['request'],
  timeoutMs: number,
): Promise<Requests[E]['reply']> {
  if (!socket.connected) throw ChatClientError.unavailable();
  const ack = await answer<Requests[E]['reply']>(socket, event, request, timeoutMs);
  if (!ack.ok) throw new ChatClientError(ack.error);
  return ack.data;
}

async function answer<T>(socket: Socket, event: string, request: object, timeoutMs: number): Promise<Ack<T>> {
  try {
    return (await socket.timeout(timeoutMs).emitWithAck(event, request)) as Ack<T>;
  } catch {
    throw ChatClientError.unavailable();
  }
}
