import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Broadcaster } from '../feed/broadcaster.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import { ChatMetrics } from './chat-metrics.js';

/** What is there to be counted anyway: it is read when somebody asks for the metrics. */
@Injectable()
export class PulledMetrics {
  constructor(
    private readonly metrics: ChatMetrics,
    broadcaster: Broadcaster,
    rooms: ActiveRooms,
  ) {
    const { tally } = broadcaster;
    this.connections(broadcaster);
    this.gauge('streamside_rooms', 'Rooms in memory: those with viewers.', () => rooms.size);
    this.gauge('streamside_viewers', 'Places that viewers have in rooms.', () => broadcaster.seats);
    this.counter('streamside_deliveries_total', 'Events written to viewers.', () => tally.deliveries);
    this.counter(
      'streamside_omitted_events_total',
      'Events left out of what most viewers of a room are shown.',
      () => tally.omitted,
    );
    this.counter(
      'streamside_slow_viewers_total',
      'Times that more waited for a viewer than may wait for one.',
      () => tally.slow,
    );
    this.counter(
      'streamside_cut_off_viewers_total',
      'Viewers whose connection was cut because they did not read.',
      () => tally.cutOff,
    );
  }

  private connections(broadcaster: Broadcaster): void {
    new Gauge({
      name: 'streamside_connections',
      help: 'Connections to the chat.',
      labelNames: ['transport'],
      registers: [this.metrics.registry],
      collect() {
        this.reset();
        for (const [transport, count] of broadcaster.connections()) this.set({ transport }, count);
      },
    });
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.metrics.registry],
      collect() {
        this.set(read());
      },
    });
  }

  private counter(name: string, help: string, read: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.metrics.registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }
}
