import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { Pulse } from '../contract/wire.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { ActiveRooms } from './active-rooms.js';
import type { Room } from './room.js';

/** Comers and goers are named in rooms with up to this many viewers: past it nobody reads them. */
const NAMED_UP_TO = 100;

/** Tells viewers, at intervals, what changed in their rooms that is no event: one timer for all. */
@Injectable()
export class PulseService implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly rooms: ActiveRooms,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.beat(), this.options.pulseIntervalMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    for (const room of this.rooms) {
      const pulse = pulseOf(room);
      if (pulse) this.broadcaster.pulse(pulse);
    }
  }
}

/** What changed since the call before; undefined where nothing did. */
function pulseOf(room: Room): Pulse | undefined {
  const names = room.turnover.take();
  const seq = room.log.sent;
  if (!names && seq === room.pulsedSeq) return undefined;
  room.pulsedSeq = seq;
  const viewers = room.viewers.size;
  const named = viewers <= NAMED_UP_TO ? names : undefined;
  return {
    room: room.id,
    seq,
    viewers,
    ...(named?.joined.length && { joined: named.joined }),
    ...(named?.left.length && { left: named.left }),
  };
}
