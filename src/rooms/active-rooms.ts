import { Inject, Injectable } from '@nestjs/common';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import { Feed } from '../feed/feed.js';
import { Room } from './room.js';

interface Held {
  holds: number;
  ready: Promise<Room>;
  room?: Room;
}

/**
 * The rooms in memory: those that somebody holds, which is each of its viewers, and whoever is about to
 * join it or to change it. The last one to let go takes the room out of memory.
 */
@Injectable()
export class ActiveRooms {
  private readonly held = new Map<string, Held>();

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly feed: Feed,
  ) {}

  /** Every hold that succeeds needs its `release`. @throws ChatError `unavailable`, and then holds nothing */
  async hold(id: string): Promise<Room> {
    const held = this.held.get(id) ?? this.load(id);
    held.holds += 1;
    try {
      return await held.ready;
    } catch (error) {
      this.release(id);
      throw error;
    }
  }

  release(id: string): void {
    const held = this.held.get(id);
    if (!held || --held.holds > 0) return;
    this.held.delete(id);
    this.feed.close(id);
  }

  /** The room, where it is in memory. */
  get(id: string): Room | undefined {
    return this.held.get(id)?.room;
  }

  get size(): number {
    return this.held.size;
  }

  *[Symbol.iterator](): Iterator<Room> {
    for (const { room } of this.held.values()) if (room) yield room;
  }

  private load(id: string): Held {
    const held: Held = {
      holds: 0,
      ready: this.feed.open(id).then((log) => (held.room = new Room(id, log, this.options.roomCapacity))),
    };
    this.held.set(id, held);
    return held;
  }
}
