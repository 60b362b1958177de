import 'reflect-metadata';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { ChatAdapter } from '../chat/chat.adapter.js';
import { CHAT_OPTIONS, resolveOptions, type ChatModuleOptions } from '../chat/chat-options.js';
import { HOST_OPTIONS } from '../chat/chat.module.js';
import { Dispatcher } from '../chat/dispatcher.js';
import { listen, TEST_OPTIONS, type TestChat } from './test-chat.js';

/**
 * A host's own app on a free port, by its module: its chat is as the app sets it, but in memory and without limits
 * unless `options` say otherwise. Or an app that is made already, which is left as it is.
 */
export async function startApp(
  app: Type | DynamicModule | INestApplication,
  options: Partial<ChatModuleOptions> = {},
): Promise<TestChat> {
  const made = 'listen' in app ? app : await make(app, options);
  if (!made.get(Dispatcher, { strict: false }).inUse) made.useWebSocketAdapter(new ChatAdapter(made));
  return listen(made);
}

async function make(
  module: Type | DynamicModule,
  options: Partial<ChatModuleOptions>,
): Promise<INestApplication> {
  const { Test } = await import('@nestjs/testing');
  const testing = await Test.createTestingModule({ imports: [module] })
    .overrideProvider(CHAT_OPTIONS)
    .useFactory({
      factory: (given: ChatModuleOptions) => resolveOptions({ ...given, ...TEST_OPTIONS, ...options }),
      inject: [HOST_OPTIONS],
    })
    .compile();
  return testing.createNestApplication({ forceCloseConnections: true });
}
