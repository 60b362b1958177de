import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ChatModule } from './chat/chat.module.js';
import type { ChatModuleOptions } from './chat/chat-options.js';
import { ChatPagesModule, type ChatPagesOptions } from './pages/chat-pages.module.js';
import { NotFoundFilter } from './pages/not-found.filter.js';
import { HealthController } from './standalone/health.controller.js';
import { MetricsController } from './standalone/metrics.controller.js';
import { METRICS_TOKEN } from './standalone/metrics.guard.js';
import { Readiness } from './standalone/readiness.js';

/** The standalone server: the chat and what surrounds it. */
@Module({ controllers: [HealthController, MetricsController] })
export class AppModule {
  static with(
    options: ChatModuleOptions,
    { metricsToken, frameAncestors }: ChatPagesOptions & { metricsToken?: string | undefined },
  ): DynamicModule {
    return {
      module: AppModule,
      // Terminus logs every failed check, and anybody may ask for one: `Readiness` logs the first.
      imports: [
        ChatModule.forRoot(options),
        ChatPagesModule.forRoot({ frameAncestors }),
        TerminusModule.forRoot({ logger: false }),
      ],
      providers: [
        Readiness,
        { provide: METRICS_TOKEN, useValue: metricsToken },
        { provide: APP_FILTER, useClass: NotFoundFilter },
      ],
    };
  }
}
