import { randomUUID } from 'node:crypto';
import { ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import { MessagesService, RoomsService } from 'streamside';
import type { User } from '../users/users.service.js';

export interface Stream {
  /** The chat's room has the same. */
  id: string;
  title: string;
  owner: User;
}

/** What the site is about. Beside each stream is a room of the chat. */
@Injectable()
export class StreamsService {
  private readonly live = new Map<string, Stream>();

  constructor(
    private readonly rooms: RoomsService,
    private readonly messages: MessagesService,
  ) {}

  list(): Stream[] {
    return [...this.live.values()];
  }

  of(userId: string): Stream[] {
    return this.list().filter(({ owner }) => owner.id === userId);
  }

  async start(owner: User, title: string): Promise<Stream> {
    const stream = { id: randomUUID(), title, owner };
    await this.rooms.create(stream.id, { title });
    await this.messages.announce(stream.id, `${owner.name}: ${title}`);
    this.live.set(stream.id, stream);
    return stream;
  }

  async end(owner: User, id: string): Promise<void> {
    const stream = this.live.get(id);
    if (!stream) throw new NotFoundException('There is no such stream.');
    if (stream.owner.id !== owner.id) throw new ForbiddenException('It is not yours.');
    this.live.delete(id);
    await this.rooms.update(id, { open: false });
  }
}
