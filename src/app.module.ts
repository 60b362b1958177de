import { Module, type DynamicModule } from '@nestjs/common';
import { ChatModule } from './chat/chat.module.js';
import type { ChatModuleOptions } from './chat/chat-options.js';
import { HealthController } from './standalone/health.controller.js';

/** The standalone server: the chat and what surrounds it. */
@Module({ controllers: [HealthController] })
export class AppModule {
  static with(options: ChatModuleOptions): DynamicModule {
    return { module: AppModule, imports: [ChatModule.forRoot(options)] };
  }
}
