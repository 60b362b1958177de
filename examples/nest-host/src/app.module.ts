import { Module } from '@nestjs/common';
import { ChatTokenModule } from './chat/chat-token.module.js';
import { LiveChatModule } from './chat/live-chat.module.js';
import { StreamsModule } from './streams/streams.module.js';
import { UsersModule } from './users/users.module.js';

@Module({ imports: [UsersModule, StreamsModule, LiveChatModule, ChatTokenModule] })
export class AppModule {}
