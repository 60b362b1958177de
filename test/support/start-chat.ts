import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ChatModuleOptions } from '../../src/chat/chat-options.js';
import { createServer, type ServerOptions } from '../../src/standalone/server.js';
import { ChatClient, type ClientOptions } from './chat-client.js';
import { afterTest } from './after-test.js';

export const SECRET = 'a secret for tests, 32 bytes long';

export interface Chat {
  url: string;
  app: NestExpressApplication;
  /** Connects a stock Socket.IO client; it resolves once the chat has welcomed it. */
  connect(options?: ClientOptions): Promise<ChatClient>;
  /** Connects and joins. */
  join(room: string, options?: ClientOptions): Promise<ChatClient>;
  close(): Promise<void>;
}

/** A chat on a free port, in memory unless told otherwise, gone after the test. Limits are off unless given. */
export async function startChat(
  options: Partial<ChatModuleOptions> = {},
  server: ServerOptions = {},
): Promise<Chat> {
  const app = await createServer(
    {
      database: 'sqlite::memory:',
      auth: { secret: SECRET },
      sendLimit: 0,
      connectLimit: 0,
      handshakeLimit: 0,
      pulseIntervalMs: 50,
      ...options,
    },
    server,
  );
  app.useLogger(['fatal']);
  await app.listen(0, '127.0.0.1');
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= app.close());
  afterTest(close);
  return chatAt(await app.getUrl(), { app, close });
}

export function chatAt<More extends object>(url: string, more: More) {
  const connect = (clientOptions?: ClientOptions) => ChatClient.connect(url, clientOptions);
  return {
    url,
    connect,
    async join(room: string, clientOptions?: ClientOptions) {
      const client = await connect(clientOptions);
      await client.join(room);
      return client;
    },
    ...more,
  };
}
