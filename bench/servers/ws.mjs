/** A chat on bare `ws`: one `JSON.stringify` for a message, one `send` for each viewer. */
import { WebSocket, WebSocketServer } from 'ws';
import { roomName } from '../shared/messages.mjs';
import { nextEvent, serve } from './speaking.mjs';

/** @type {Map<string, Set<WebSocket>>} */
const rooms = new Map();

/** @param {string} room @param {object} event */
function broadcast(room, event) {
  const text = JSON.stringify({ event: 'message', data: event });
  for (const viewer of rooms.get(room) ?? []) if (viewer.readyState === WebSocket.OPEN) viewer.send(text);
}

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  serve(port, (event) => broadcast(roomName(0), event));
});

server.on('connection', (socket) => {
  socket.on('message', (frame) => {
    const { id, event, data } = JSON.parse(frame.toString());
    if (event === 'room:join') {
      const viewers = rooms.get(data.room) ?? new Set();
      rooms.set(data.room, viewers.add(socket));
    }
    if (event === 'message:send') broadcast(data.room, nextEvent(data.text));
    socket.send(`{"ack":${id}}`);
  });
  socket.on('close', () => rooms.forEach((viewers) => viewers.delete(socket)));
});
