import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import { SignJWT } from 'jose';
import { Settings, SettingsModule } from '../settings.js';
import { StreamsModule } from '../streams/streams.module.js';
import { StreamsService } from '../streams/streams.service.js';
import { CurrentUser, SignedIn } from '../users/signed-in.guard.js';
import { UsersModule } from '../users/users.module.js';
import type { User } from '../users/users.service.js';

/** Who somebody is, in the words of the chat. The page asks for it at every connect. */
@Controller('chat-token')
@UseGuards(SignedIn)
export class ChatTokenController {
  private readonly key: Uint8Array;

  constructor(
    { chatSecret }: Settings,
    private readonly streams: StreamsService,
  ) {
    this.key = new TextEncoder().encode(chatSecret);
  }

  @Get()
  async token(@CurrentUser() { id, name }: User): Promise<{ token: string }> {
    const rooms = this.streams.of(id).map((stream) => stream.id);
    const token = await new SignJWT({ name, ...(rooms.length > 0 && { roles: ['owner'], rooms }) })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(id)
      .setIssuedAt()
      .setExpirationTime('15m')
      .sign(this.key);
    return { token };
  }
}

@Module({ imports: [SettingsModule, StreamsModule, UsersModule], controllers: [ChatTokenController] })
export class ChatTokenModule {}
