import type { ChatSocket } from '../feed/broadcaster.js';

/** Listens to the errors of a handshake's socket until somebody else does. */
export const overlook = (): void => undefined;

/**
 * Lets go of the request that a connection began with, which engine.io holds as long as the connection
 * lasts: 2 kB or more for each viewer. What another namespace on the same connection may ask of
 * it (headers, address, query) stays.
 */
export function releaseRequest(socket: ChatSocket): void {
  const { headers, url, method, socket: tcp } = socket.request;
  const { _query } = socket.request as unknown as { _query: unknown };
  const connection = socket.conn as unknown as { request: unknown };
  tcp.off('error', overlook);
  connection.request = { headers, url, method, socket: tcp, connection: tcp, _query };
}
