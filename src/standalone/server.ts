import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../app.module.js';
import { ChatAdapter } from '../chat/chat.adapter.js';
import type { ChatModuleOptions } from '../chat/chat-options.js';

/** The demo page, as the build leaves it. */
const DEMO = fileURLToPath(new URL('../../client/dist/demo', import.meta.url));

/** Nest's account of its own start would hide the two lines that matter. */
const QUIET: LogLevel[] = ['warn', 'error', 'fatal'];

/** The standalone server, ready to listen. */
export async function createServer(options: ChatModuleOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    abortOnError: false,
    forceCloseConnections: true,
    logger: new ConsoleLogger({ colors: process.stdout.isTTY === true, logLevels: QUIET }),
  });
  app.disable('x-powered-by');
  app.useWebSocketAdapter(new ChatAdapter(app));
  if (existsSync(DEMO)) app.useStaticAssets(DEMO);
  return app;
}
