import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { MessageInReview } from '../../src/index.js';
import { afterTest } from '../../src/testing/after-test.js';

export interface Asked {
  body: string;
  message: MessageInReview & { askedAt: number };
  headers: IncomingMessage['headers'];
  /** The connection that it came over: the same one for as long as it is kept alive. */
  connection: Socket;
}

type Answer = (asked: Asked, response: ServerResponse) => unknown;

/** The host's endpoint: a real HTTP server, on a free port unless told otherwise, whose answer can be changed at any time. */
export async function startEndpoint(answer: Answer, port = 0) {
  const asked: Asked[] = [];
  const endpoint = { answer, asked, url: '', port: 0, stop: async () => undefined as void };
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const one: Asked = {
        body,
        message: JSON.parse(body) as Asked['message'],
        headers: request.headers,
        connection: request.socket,
      };
      asked.push(one);
      endpoint.answer(one, response);
      server.emit('asked', one);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  endpoint.port = (server.address() as AddressInfo).port;
  endpoint.url = `http://127.0.0.1:${endpoint.port}/review`;
  endpoint.stop = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  afterTest(() => endpoint.stop());
  return Object.assign(endpoint, { nextAsked: () => once(server, 'asked') as Promise<[Asked]> });
}

/** Answers with a verdict, as JSON. */
export const says =
  (verdict: unknown): Answer =>
  (_asked, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(verdict));
