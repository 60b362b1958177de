import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ChatAdapter } from 'streamside';
import { AppModule } from './app.module.js';

const app = await NestFactory.create<NestExpressApplication>(AppModule, {
  forceCloseConnections: true,
  logger: ['fatal', 'error', 'warn'],
});
app.useWebSocketAdapter(new ChatAdapter(app));
app.enableShutdownHooks();

app.useStaticAssets(fileURLToPath(new URL('../public', import.meta.url)));
// The client's modules as they are: the page needs no build.
const client = fileURLToPath(new URL('../..', import.meta.resolve('@streamside/client')));
app.useStaticAssets(client, { prefix: '/streamside-client' });

await app.listen(process.env.PORT ?? 3000);
console.log(`Open http://localhost:${new URL(await app.getUrl()).port}`);
