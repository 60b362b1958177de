/**
 * `engine.io-client` for what runs in pages of others: what Socket.IO's client takes of it, over a WebSocket.
 * Its other ways, which are two thirds of it, are loaded where a WebSocket cannot be had.
 */
export { WebSocketEngine as Socket } from './web-socket-engine.js';

interface Timers {
  setTimeoutFn: typeof setTimeout;
  clearTimeoutFn: typeof clearTimeout;
}

export function installTimerFunctions(on: Timers): void {
  on.setTimeoutFn = setTimeout.bind(globalThis);
  on.clearTimeoutFn = clearTimeout.bind(globalThis);
}

export const nextTick = queueMicrotask.bind(globalThis);

/** What Socket.IO's client hands on to others; nobody asks for it here. */
const none = undefined;
export {
  none as Fetch,
  none as NodeWebSocket,
  none as NodeXHR,
  none as parse,
  none as WebSocket,
  none as WebTransport,
  none as XHR,
};
