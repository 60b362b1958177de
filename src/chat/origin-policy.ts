import type { IncomingMessage } from 'node:http';
import type { ServerOptions } from 'socket.io';

/**
 * Which pages may open a socket: those of the server's own host, and of the origins allowed. A request
 * without an `Origin` is not a page's and passes; `null`, which sandboxed pages send, does not.
 */
export function originPolicy(allowed: readonly string[]): {
  allows: (request: IncomingMessage) => boolean;
  cors: ServerOptions['cors'];
} {
  const origins = new Set(allowed);
  return {
    allows: ({ headers: { origin, host } }) =>
      origin === undefined || origins.has(origin) || hostOf(origin) === host,
    // Long-polling from another origin needs the browser's leave as well.
    cors: { origin: [...origins] },
  };
}

/** The scheme is not compared: behind a proxy that ends TLS the server does not know it. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
