import type { MessageMappingProperties } from '@nestjs/websockets';
import { WebSocketsController } from '@nestjs/websockets/web-sockets-controller.js';
import type { Namespace, Socket } from 'socket.io';

/** Takes a gateway's handlers as they are: their first argument is the socket that an event comes from. */
export type TakeHandlers = (
  socket: Socket,
  handlers: readonly MessageMappingProperties[],
  gateway: object,
) => void;

const takers = new WeakMap<object, TakeHandlers>();

/**
 * Has the gateways' handlers for the namespace's sockets taken as they are. By itself Nest makes a function of
 * its own for each handler and each socket, which then knows its socket: with the chat's handlers that is 2 kB
 * for each viewer, idle ones too. Where a Nest has no such method, it comes to the adapter with all of them.
 */
export function takeHandlersOf(namespace: Namespace, take: TakeHandlers): void {
  takers.set(namespace, take);
}

type Subscribe = WebSocketsController['subscribeMessages'];

const bindEach: Subscribe = Reflect.get(WebSocketsController.prototype, 'subscribeMessages');

WebSocketsController.prototype.subscribeMessages = function subscribeMessages(
  this: WebSocketsController,
  ...[handlers, client, gateway]: Parameters<Subscribe>
): void {
  const { nsp: namespace } = client as Partial<Socket>;
  const take = namespace && takers.get(namespace);
  if (take) take(client as Socket, handlers, gateway);
  else bindEach.call(this, handlers, client, gateway);
};
