import type { INestApplication } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import { CHAT_OPTIONS, type ChatModuleOptions, type ChatOptions } from '../chat/chat-options.js';
import { afterTest } from './after-test.js';
import { chatAt } from './chat-at.js';
import { signToken, type Signing } from './sign-token.js';

/** In memory, one node, and nothing that keeps a test waiting. */
export const TEST_OPTIONS = {
  database: 'sqlite::memory:',
  redis: undefined,
  sendLimit: 0,
  connectLimit: 0,
  handshakeLimit: 0,
  pulseIntervalMs: 50,
} satisfies Partial<ChatModuleOptions>;

/** An app with a chat in it, on a free port. */
export type TestChat<App extends INestApplication = INestApplication> = Awaited<
  ReturnType<typeof listen<App>>
>;

export async function listen<App extends INestApplication>(app: App) {
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= app.close());
  afterTest(close);
  await app.listen(0, '127.0.0.1');
  const { auth, namespace, path } = app.get<ChatOptions>(CHAT_OPTIONS, { strict: false });
  const more = {
    app,
    /** A token for one of the app's members, signed with the app's own secret. */
    signToken: (claims: JWTPayload, signing?: Signing) =>
      signToken(claims, { secret: auth.secret, ...signing }),
    close,
    [Symbol.asyncDispose]: close,
  };
  return chatAt(await app.getUrl(), more, { namespace, path });
}
