import { Inject, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { FRAME_ANCESTORS, PageFiles } from './page-files.js';
import { PagesController } from './pages.controller.js';
import { securityHeaders } from './security-headers.js';

export interface ChatPagesOptions {
  /**
   * Origins, besides the server's own, whose pages may have `/embed/:room` in a frame and speak with it. Any
   * page could lay a frame under what its visitors click on if all were let in.
   * @default []
   */
  frameAncestors?: readonly string[] | undefined;
}

/** `embed.js` and the chat's pages, for an app that has `ChatModule`. */
@Module({})
export class ChatPagesModule implements NestModule {
  static forRoot({ frameAncestors = [] }: ChatPagesOptions = {}): DynamicModule {
    return {
      module: ChatPagesModule,
      controllers: [PagesController],
      providers: [PageFiles, { provide: FRAME_ANCESTORS, useValue: frameAncestors }],
    };
  }

  constructor(@Inject(FRAME_ANCESTORS) private readonly frameAncestors: readonly string[]) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(securityHeaders(this.frameAncestors)).forRoutes('embed/:room');
    consumer.apply(securityHeaders([])).forRoutes('popout/:room', 'overlay/:room');
    // Where one click puts somebody out, no page has it in a frame, not even one of the same origin.
    consumer.apply(securityHeaders('nobody')).forRoutes('moderate/:room');
  }
}
