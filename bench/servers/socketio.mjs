/** The chat of the Socket.IO tutorial, with rooms. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { roomName } from '../shared/messages.mjs';
import { nextEvent, serve } from './speaking.mjs';

const http = createServer();
const io = new Server(http);

io.on('connection', (socket) => {
  let nickname = 'somebody';
  socket.on('room:join', ({ room }, ack) => {
    void socket.join(room);
    ack({ ok: true });
  });
  socket.on('room:leave', ({ room }, ack) => {
    void socket.leave(room);
    ack({ ok: true });
  });
  socket.on('message:send', ({ room, text }, ack) => {
    io.to(room).emit('message', nextEvent(text));
    ack({ ok: true });
  });
  socket.on('nickname:change', (change, ack) => {
    nickname = change.nickname;
    ack({ ok: true, nickname });
  });
  socket.on('history:before', (_request, ack) => ack({ ok: true, events: [] }));
});

http.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
  serve(port, (event) => io.to(roomName(0)).emit('message', event));
});
