import { Inject, Injectable } from '@nestjs/common';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import { FeedBus } from '../feed/feed-bus.js';
import { Feed } from '../feed/feed.js';
import { Census } from './census.js';
import { Room } from './room.js';

interface Held {
  holds: number;
  ready: Promise<Room>;
  room?: Room;
  /** Runs while nobody holds it any more. */
  lingering?: NodeJS.Timeout;
}

/** Where other nodes have to be told, a room is kept for a moment: some flicker, and all would hear of each time. */
const LINGER_MS = 1_000;

/**
 * The rooms in memory: those that somebody holds, which is each of its viewers, whoever is about to join it or
 * to change it, and whoever waits for the end of a ban. The last one to let go takes the room out of memory.
 */
@Injectable()
export class ActiveRooms {
  private readonly held = new Map<string, Held>();

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly feed: Feed,
    private readonly census: Census,
    @Inject(FeedBus) private readonly bus: FeedBus,
  ) {}

  /** Every hold that succeeds needs its `release`. @throws ChatError `unavailable`, and then holds nothing */
  async hold(id: string): Promise<Room> {
    const held = this.held.get(id) ?? this.load(id);
    held.holds += 1;
    clearTimeout(held.lingering);
    try {
      return await held.ready;
    } catch (error) {
      this.release(id);
      throw error;
    }
  }

  /** Holds a room once more that somebody holds now. */
  holdOn(id: string): void {
    const held = this.held.get(id);
    if (!held) throw new Error(`nobody holds room ${id}`);
    held.holds += 1;
  }

  release(id: string): void {
    const held = this.held.get(id);
    if (!held || --held.holds > 0) return;
    if (held.room && this.bus.shared)
      held.lingering = setTimeout(() => void this.drop(id), LINGER_MS).unref();
    else void this.drop(id);
  }

  /** Takes all of them out of memory; resolves when other nodes were told, or could not be. */
  async releaseAll(): Promise<void> {
    await Promise.all([...this.held.keys()].map((id) => this.drop(id)));
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
    const held: Held = { holds: 0, ready: this.open(id).then((room) => (held.room = room)) };
    this.held.set(id, held);
    return held;
  }

  private async open(id: string): Promise<Room> {
    const room = new Room(id, await this.feed.open(id), this.options);
    await this.census.begin(room);
    return room;
  }

  private async drop(id: string): Promise<void> {
    const held = this.held.get(id);
    this.held.delete(id);
    clearTimeout(held?.lingering);
    this.feed.close(id);
    if (held?.room) await this.census.end(held.room);
  }
}
