import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ChatModuleOptions } from '../chat/chat-options.js';
import { createServer, type ServerOptions } from '../standalone/server.js';
import { TEST_SECRET } from './sign-token.js';
import { listen, TEST_OPTIONS, type TestChat } from './test-chat.js';

/** The standalone server on a free port, in memory and without limits unless told otherwise. */
export async function startChat(
  options: Partial<ChatModuleOptions> = {},
  server: ServerOptions = {},
): Promise<TestChat<NestExpressApplication>> {
  const app = await createServer({ ...TEST_OPTIONS, auth: { secret: TEST_SECRET }, ...options }, server);
  app.useLogger(['fatal']);
  return listen(app);
}
