import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { Settings, SettingsModule } from '../settings.js';
import { sessions } from './sessions.js';
import { SignedIn } from './signed-in.guard.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

@Module({
  imports: [SettingsModule],
  controllers: [UsersController],
  providers: [UsersService, SignedIn],
  exports: [UsersService, SignedIn],
})
export class UsersModule implements NestModule {
  constructor(private readonly settings: Settings) {}

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(sessions(this.settings)).forRoutes('{*path}');
  }
}
