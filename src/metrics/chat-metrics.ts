import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import type { Ack } from '../contract/wire.js';
import type { Flush } from '../feed/audience.js';
import type { FailureKind } from '../review/review-failure.js';
import type { ReviewVerdict } from '../review/reviewer.js';

/** Seconds, from what nobody notices to what everybody does. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Events that travel or are stored together. */
const EVENTS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/**
 * What the chat counts and times of itself, for Prometheus. The standalone server serves it; a host app merges
 * the registry into its own. No label is a room, a user or an address: what anybody can make up must not become
 * a series. What is counted anyway is read when it is asked for: see `PulledMetrics`.
 */
@Injectable()
export class ChatMetrics {
  readonly registry = new Registry();

  private readonly connects = new Counter({
    name: 'streamside_connects_total',
    help: 'Connections that wanted to enter the chat. outcome: ok, an error code, origin, or shed.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  private readonly requests = new Counter({
    name: 'streamside_requests_total',
    help: 'Client events that were answered. outcome: ok or an error code.',
    labelNames: ['event', 'outcome'],
    registers: [this.registry],
  });

  private readonly requestSeconds = new Histogram({
    name: 'streamside_request_seconds',
    help: 'From the arrival of a client event to its ack.',
    labelNames: ['event'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly flushEvents = new Histogram({
    name: 'streamside_flush_events',
    help: 'Events that went to a room together.',
    buckets: EVENTS,
    registers: [this.registry],
  });

  private readonly flushSeconds = new Histogram({
    name: 'streamside_flush_seconds',
    help: 'What writing one packet to all viewers of a room took of the event loop.',
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly deliverySeconds = new Histogram({
    name: 'streamside_delivery_seconds',
    help: 'From the commit of the oldest event in a packet to the write to the last viewer.',
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly storeEvents = new Histogram({
    name: 'streamside_store_batch_events',
    help: 'Events that were committed together.',
    buckets: EVENTS,
    registers: [this.registry],
  });

  private readonly storeSeconds = new Histogram({
    name: 'streamside_store_seconds',
    help: 'What the store took to do what it was asked for.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly storeErrors = new Counter({
    name: 'streamside_store_errors_total',
    help: 'What the store could not do.',
    labelNames: ['operation'],
    registers: [this.registry],
  });

  private readonly busSeconds = new Histogram({
    name: 'streamside_bus_seconds',
    help: 'From telling the other nodes something until Redis has brought it to all who listen.',
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly reviews = new Counter({
    name: 'streamside_reviews_total',
    help: 'Messages that the host was to review. outcome: allow, change, refuse, hold; without a verdict: timeout, failed, busy, resting.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  private readonly reviewSeconds = new Histogram({
    name: 'streamside_review_seconds',
    help: 'From asking the host about a message to its verdict, or to doing without one.',
    buckets: SECONDS,
    registers: [this.registry],
  });

  /** @param outcome `ok`, an error code, `origin` or `shed` */
  connected(outcome: string): void {
    this.connects.inc({ outcome });
  }

  /** @param event the name of one of the gateway's events, or `unknown`; never what a client calls it */
  answered(event: string, ack: Ack<unknown>, beganAt: number): void {
    this.requests.inc({ event, outcome: ack.ok ? 'ok' : ack.error.code });
    this.requestSeconds.observe({ event }, secondsSince(beganAt));
  }

  flushing(events: number): void {
    this.flushEvents.observe(events);
  }

  flushed({ spentMs, waitingSince }: Flush): void {
    this.flushSeconds.observe(spentMs / 1000);
    this.deliverySeconds.observe(secondsSince(waitingSince));
  }

  committing(events: number): void {
    this.storeEvents.observe(events);
  }

  /** @param outcome what the verdict does, or why there is none */
  reviewed(outcome: ReviewVerdict['do'] | FailureKind, askedAt: number): void {
    this.reviews.inc({ outcome });
    this.reviewSeconds.observe(secondsSince(askedAt));
  }

  busLagged(seconds: number): void {
    this.busSeconds.observe(seconds);
  }

  /** Times what the store does, and counts where it fails. */
  async timed<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const beganAt = performance.now();
    try {
      return await work();
    } catch (reason) {
      this.storeErrors.inc({ operation });
      throw reason;
    } finally {
      this.storeSeconds.observe({ operation }, secondsSince(beganAt));
    }
  }
}

function secondsSince(beganAt: number): number {
  return (performance.now() - beganAt) / 1000;
}
