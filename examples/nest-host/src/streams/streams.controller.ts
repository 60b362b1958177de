import {
  BadRequestException,
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  UseGuards,
} from '@nestjs/common';
import { CurrentUser, SignedIn } from '../users/signed-in.guard.js';
import type { User } from '../users/users.service.js';
import { StreamsService, type Stream } from './streams.service.js';

@Controller('streams')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  @Get()
  list(): Stream[] {
    return this.streams.list();
  }

  @Post()
  @UseGuards(SignedIn)
  start(@CurrentUser() user: User, @Body() { title }: { title?: unknown } = {}): Promise<Stream> {
    if (typeof title !== 'string' || title.trim() === '' || title.length > 100)
      throw new BadRequestException('A stream has a title of at most 100 characters.');
    return this.streams.start(user, title.trim());
  }

  @Delete(':id')
  @HttpCode(204)
  @UseGuards(SignedIn)
  end(@CurrentUser() user: User, @Param('id') id: string): Promise<void> {
    return this.streams.end(user, id);
  }
}
