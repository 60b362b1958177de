/** A gateway as Nest's documentation shows it, on Nest's own adapter, with as many handlers as Streamside's. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SubscribeMessage, WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import { roomName } from '../shared/messages.mjs';
import { nextEvent, serve } from './speaking.mjs';
import { handlersOfBuild } from './streamside-build.mjs';

/** @typedef {{ room: string, text: string, nickname: string }} Payload */
/** @typedef {import('socket.io').Socket} Socket */

class ChatGateway {
  /** @type {import('socket.io').Server | undefined} */
  server;

  join(/** @type {Socket} */ client, /** @type {Payload} */ { room }) {
    void client.join(room);
    return { ok: true };
  }

  leave(/** @type {Socket} */ client, /** @type {Payload} */ { room }) {
    void client.leave(room);
    return { ok: true };
  }

  send(/** @type {Socket} */ _client, /** @type {Payload} */ { room, text }) {
    this.server?.to(room).emit('message', nextEvent(text));
    return { ok: true };
  }

  rename(/** @type {Socket} */ _client, /** @type {Payload} */ { nickname }) {
    return { ok: true, nickname };
  }

  history() {
    return { ok: true, events: [] };
  }
}

class AppModule {}

// What TypeScript would make of the decorators; this file is plain JavaScript.
const handlers = /** @type {const} */ ({
  join: 'room:join',
  leave: 'room:leave',
  send: 'message:send',
  rename: 'nickname:change',
  history: 'history:before',
});
for (const [method, event] of Object.entries(handlers)) {
  const descriptor = Object.getOwnPropertyDescriptor(ChatGateway.prototype, method);
  SubscribeMessage(event)(ChatGateway.prototype, method, /** @type {PropertyDescriptor} */ (descriptor));
}
// Which nobody asks for here: Nest subscribes each socket to each event, asked for or not.
for (let i = Object.keys(handlers).length; i < handlersOfBuild(); i++) {
  const descriptor = { value: () => ({ ok: true }), configurable: true };
  Object.defineProperty(ChatGateway.prototype, `other${i}`, descriptor);
  SubscribeMessage(`other:${i}`)(ChatGateway.prototype, `other${i}`, descriptor);
}
WebSocketServer()(ChatGateway.prototype, 'server');
WebSocketGateway()(ChatGateway);
Module({ providers: [ChatGateway] })(AppModule);

const app = await NestFactory.create(AppModule, { logger: ['error', 'fatal'] });
await app.listen(0, '127.0.0.1');
const gateway = app.get(ChatGateway);
const port = Number(new URL(await app.getUrl()).port);
serve(port, (event) => gateway.server?.to(roomName(0)).emit('message', event));
