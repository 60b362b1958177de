import { Module } from '@nestjs/common';
import { ChatModule } from 'streamside';
import { Settings, SettingsModule } from '../settings.js';

@Module({
  imports: [
    ChatModule.forRootAsync({
      imports: [SettingsModule],
      inject: [Settings],
      useFactory: ({ chatDatabase, chatSecret }: Settings) => ({
        database: chatDatabase,
        auth: { secret: chatSecret },
        roomCreation: 'api', // a room exists when a stream does
      }),
    }),
  ],
})
export class LiveChatModule {}
