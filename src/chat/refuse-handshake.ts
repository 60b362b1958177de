import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChatErrorBody } from '../contract/wire.js';

/**
 * Answers a handshake with 503, a reason, and how long to wait. engine.io itself knows only 400 and 403, and
 * no header. Who comes by polling can read it; a browser does not show its page what a websocket was refused
 * with, but tries again by itself.
 *
 * @param request as `allowRequest` is given it, which must not be answered besides
 */
export function refuseHandshake(request: IncomingMessage, error: ChatErrorBody): void {
  const body = JSON.stringify(error);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'retry-after': String(Math.ceil((error.retryAfterMs ?? 0) / 1000)),
    connection: 'close',
  };
  const { res, socket } = request as IncomingMessage & { res?: ServerResponse };
  if (res) return void res.writeHead(503, headers).end(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(['HTTP/1.1 503 Service Unavailable', ...lines, '', body].join('\r\n'), () => socket.destroy());
}
