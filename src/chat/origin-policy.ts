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
      origin === undefined || origins.has(origin) || (host !== undefined && hostOf(origin) === host),
    // Long-polling from another origin needs the browser's leave as well.
    cors: { origin: [...origins] },
  };
}

/**
 * Whether long-polling is to answer with a script. A page of any origin may run another's script, and no browser
 * says whose page it is: what came that way would get around the origins.
 */
export function asksForScript({ url = '' }: IncomingMessage): boolean {
  return new URLSearchParams(url.slice(url.indexOf('?'))).has('j');
}

/** The scheme is not compared: behind a proxy that ends TLS the server does not know it. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
