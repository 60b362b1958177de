import { Module } from '@nestjs/common';
import { ChatModule } from '../../src/index.js';
import { StreamsModule } from './streams.module.js';

@Module({
  imports: [
    ChatModule.forRoot({
      database: process.env.CHAT_DATABASE ?? 'sqlite:data/chat.db',
      auth: { secret: process.env.CHAT_SECRET ?? '' }, // 32 bytes or more; signs your members' tokens
      roomCreation: 'api', // rooms exist when a stream does
    }),
    StreamsModule,
  ],
})
export class AppModule {}
