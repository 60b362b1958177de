import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { Pulse } from '../contract/wire.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { ActiveRooms } from './active-rooms.js';
import { Census, NAMED_UP_TO } from './census.js';
import type { Room } from './room.js';
import type { Comings } from './turnover.js';

/** The longest that a pulse waits for something that it can travel with: meanwhile what it counts may change. */
const MOST_PATIENCE_MS = 250;

/** Tells viewers, at intervals, what changed in their rooms that is no event: one timer for all. */
@Injectable()
export class PulseService implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private rest: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly rooms: ActiveRooms,
    private readonly census: Census,
    private readonly broadcaster: Broadcaster,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.beat(), this.options.pulseIntervalMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    clearTimeout(this.rest);
  }

  private beat(): void {
    for (const room of this.rooms) {
      const comings = room.turnover.take();
      this.census.tell(room, comings?.here);
      const pulse = pulseOf(room, comings?.everywhere);
      const changed = comings !== undefined || pulse.viewers !== room.pulsed;
      room.pulsed = pulse.viewers;
      this.broadcaster.pulse(room.log, pulse, changed);
    }
    const patienceMs = Math.min(this.options.pulseIntervalMs / 5, MOST_PATIENCE_MS);
    this.rest = setTimeout(() => this.broadcaster.sendPulses(), patienceMs).unref();
  }
}

/** @param comings undefined where nobody came or went */
function pulseOf(room: Room, comings: Comings | undefined): Omit<Pulse, 'seq'> {
  const viewers = room.viewerCount;
  const { joined, left } = viewers <= NAMED_UP_TO && comings ? comings : { joined: [], left: [] };
  return {
    room: room.id,
    viewers,
    ...(joined.length > 0 && { joined: joined.map(([, nickname]) => nickname) }),
    ...(left.length > 0 && { left: left.map(([, nickname]) => nickname) }),
  };
}
