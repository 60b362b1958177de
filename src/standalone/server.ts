import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../app.module.js';
import { ChatAdapter } from '../chat/chat.adapter.js';
import type { ChatModuleOptions } from '../chat/chat-options.js';
import { securityHeaders } from '../pages/security-headers.js';
import { createLogger, quietly, type LogOptions } from './logger.js';

/** The demo page, as the build leaves it. */
const DEMO = fileURLToPath(new URL('../../client/dist/demo', import.meta.url));

/** What surrounds the chat. */
export interface ServerOptions {
  /** Opens the metrics to whoever sends it; without it they are for this machine alone. */
  metricsToken?: string | undefined;
  /**
   * Origins, besides the server's own, whose pages may have the server's in a frame. Any page could lay a frame
   * under what its visitors click on if all were let in.
   * @default []
   */
  frameAncestors?: readonly string[] | undefined;
  /** @default text, from `log` on */
  log?: LogOptions;
}

/** The standalone server, ready to listen. */
export async function createServer(
  options: ChatModuleOptions,
  { metricsToken, frameAncestors = [], log = { format: 'text', level: 'log' } }: ServerOptions = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(options, { metricsToken, frameAncestors }),
    {
      abortOnError: false,
      forceCloseConnections: true,
      logger: createLogger(quietly(log)),
    },
  );
  app.disable('x-powered-by');
  app.use(securityHeaders(frameAncestors));
  app.useWebSocketAdapter(new ChatAdapter(app));
  if (existsSync(DEMO)) app.useStaticAssets(DEMO, { redirect: false });
  return app;
}
