/** Bun's own websockets: `subscribe` and `publish`, which is uWebSockets inside. */
import { roomName } from '../shared/messages.mjs';
import { nextEvent, serve } from './speaking.mjs';

/**
 * What is used of Bun here; its types are not installed.
 * @typedef {{ subscribe(topic: string): void, send(text: string): number }} BunSocket
 * @typedef {{ port: number, publish(topic: string, text: string): number, upgrade(request: unknown): boolean }} BunServer
 * @typedef {{ Bun: { serve(options: object): BunServer } }} Global
 */

const { Bun } = /** @type {Global} */ (/** @type {unknown} */ (globalThis));

/** @param {object} event */
const packet = (event) => JSON.stringify({ event: 'message', data: event });

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: (/** @type {unknown} */ request, /** @type {BunServer} */ self) => void self.upgrade(request),
  websocket: {
    idleTimeout: 960,
    // What waits for one viewer: as much as it takes for none to be dropped while the server is full.
    backpressureLimit: 64 * 1024 * 1024,
    message(/** @type {BunSocket} */ socket, /** @type {string} */ frame) {
      const { id, event, data } = JSON.parse(frame);
      if (event === 'room:join') socket.subscribe(data.room);
      if (event === 'message:send') server.publish(data.room, packet(nextEvent(data.text)));
      socket.send(`{"ack":${id}}`);
    },
  },
});

serve(server.port, (event) => server.publish(roomName(0), packet(event)));
