import { Body, Controller, Injectable, Module, Param, Post } from '@nestjs/common';
import { MessagesService, RoomsService } from '../../src/index.js';

/** The streaming site's own business: a stream has a room of the same name at its side. */
@Injectable()
export class StreamsService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly messages: MessagesService,
  ) {}

  async goLive(id: string, title: string): Promise<void> {
    await this.rooms.create(id, { title });
    await this.rooms.update(id, { title, open: true });
    await this.messages.announce(id, `${title}: 방송을 시작합니다!`);
  }

  async end(id: string): Promise<void> {
    await this.rooms.update(id, { open: false });
  }
}

@Controller('streams')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  @Post(':id/live')
  goLive(@Param('id') id: string, @Body() { title }: { title: string }): Promise<void> {
    return this.streams.goLive(id, title);
  }

  @Post(':id/end')
  end(@Param('id') id: string): Promise<void> {
    return this.streams.end(id);
  }
}

@Module({ controllers: [StreamsController], providers: [StreamsService] })
export class StreamsModule {}
