import { Inject, Injectable } from '@nestjs/common';
import { type BusNews, FeedBus } from '../feed/feed-bus.js';
import type { Room } from './room.js';
import type { Comings } from './turnover.js';

/** Comers and goers are named in rooms with up to this many viewers: past it nobody reads them. */
export const NAMED_UP_TO = 100;

/** How long a node that begins to hold a room waits for the others to say how many viewers they have. */
const ANSWER_MS = 100;

/** In a room that can be full, how many there are is told this soon after it changed, and the changes until then with it. */
const CHANGED_MS = 100;

/** Lets all nodes know how many viewers a room has: each tells its own number, and adds up what the others tell. */
@Injectable()
export class Census {
  private readonly rooms = new Map<string, Counted>();

  constructor(@Inject(FeedBus) private readonly bus: FeedBus) {
    bus.on('viewers', (id, news, node) => this.hear(id, news, node));
  }

  /** Resolves when the other nodes that hold the room have said how many they have there, or do not answer. */
  async begin(room: Room): Promise<void> {
    if (!this.bus.shared) return;
    const counted = new Counted(room);
    this.rooms.set(room.id, counted);
    const others = await this.send(counted, { asks: true });
    await counted.heardOf(others);
  }

  end(room: Room): Promise<unknown> {
    const counted = this.rooms.get(room.id);
    if (counted?.room !== room) return Promise.resolve();
    this.rooms.delete(room.id);
    clearTimeout(counted.timer);
    return counted.told > 0 ? this.send(counted) : Promise.resolve();
  }

  /** Tells the others, who believe it for some pulses only, and so have to be told at each. */
  tell(room: Room, comings?: Comings): void {
    const counted = this.rooms.get(room.id);
    if (!counted || (room.viewers.size === 0 && counted.told === 0)) return;
    void this.send(counted, room.viewerCount <= NAMED_UP_TO ? comings : undefined);
  }

  /** Tells the others soon, where they have to know whether the room is full. */
  changed(room: Room): void {
    const counted = this.rooms.get(room.id);
    if (!counted || room.settings.capacity === undefined) return;
    counted.timer ??= setTimeout(() => {
      counted.timer = undefined;
      this.tell(room);
    }, CHANGED_MS).unref();
  }

  private send(counted: Counted, more: Partial<BusNews['viewers']> = {}): Promise<number> {
    const { room } = counted;
    counted.told = room.viewers.size;
    return this.bus.tell(room.id, 'viewers', { epoch: room.log.epoch, viewers: counted.told, ...more });
  }

  private hear(id: string, { epoch, viewers, asks, ...comings }: BusNews['viewers'], node: string): void {
    const counted = this.rooms.get(id);
    if (!counted || epoch !== counted.room.log.epoch) return;
    counted.room.elsewhere.hear(node, viewers, performance.now());
    counted.room.turnover.hear(comings);
    counted.answered();
    if (asks) void this.send(counted);
  }
}

/** A room whose viewers are told of. */
class Counted {
  /** What the others were told last. */
  told = 0;
  timer: NodeJS.Timeout | undefined;
  answered: () => void = () => undefined;

  constructor(readonly room: Room) {}

  /** Resolves when this many nodes have told, or after a moment. */
  heardOf(nodes: number): Promise<void> {
    if (this.room.elsewhere.nodes >= nodes) return Promise.resolve();
    return new Promise((resolve) => {
      // What has come while the event loop stood still is heard before that.
      const timer = setTimeout(() => setImmediate(resolve), ANSWER_MS);
      this.answered = () => {
        if (this.room.elsewhere.nodes < nodes) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
