import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ChatAdapter } from '../../src/index.js';
import { AppModule } from './app.module.js';

const app = await NestFactory.create(AppModule);
app.useWebSocketAdapter(new ChatAdapter(app));
app.enableShutdownHooks();
await app.listen(process.env.PORT ?? 3000);
