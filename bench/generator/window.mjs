import { microseconds } from '../shared/clock.mjs';
import { processorTime } from '../shared/processor-time.mjs';
import { percentile } from './tally.mjs';

/** What was delivered, and what it cost, between two moments. */
export class Window {
  /**
   * @param {import('./audience.mjs').Audience} audience
   * @param {number} server its process
   */
  constructor(audience, server) {
    this.audience = audience;
    this.server = server;
    this.begin = this.moment();
    audience.tally.latencies = [];
  }

  moment() {
    const { deliveries, frames, bytes } = this.audience.tally;
    const own = process.cpuUsage();
    return {
      at: microseconds(),
      server: processorTime(this.server),
      own: own.user + own.system,
      deliveries,
      frames,
      bytes,
      flushes: this.audience.flushes,
    };
  }

  /** Ends it. */
  measure() {
    const { begin, audience } = this;
    const end = this.moment();
    const micros = end.at - begin.at;
    const deliveries = end.deliveries - begin.deliveries;
    const flushes = end.flushes - begin.flushes;
    const latencies = Float64Array.from(audience.tally.latencies).sort();
    return {
      seconds: micros / 1e6,
      deliveries,
      ...spent(begin.server, end.server, micros),
      generatorBusy: (end.own - begin.own) / micros,
      bytesPerDelivery: (end.bytes - begin.bytes) / deliveries,
      messagesPerFrame: deliveries / (end.frames - begin.frames),
      /** The mean time between two flushes of one room. */
      flushEveryMs: (micros / 1000 / flushes) * audience.rooms.length,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      samples: latencies.length,
    };
  }
}

/** @typedef {ReturnType<typeof processorTime>} ProcessorTime */

/** @param {ProcessorTime} from @param {ProcessorTime} to @param {number} micros between the two */
function spent(from, to, micros) {
  if (!from || !to) return { serverMicros: undefined, serverWaited: 0 };
  return { serverMicros: to.worked - from.worked, serverWaited: (to.waited - from.waited) / micros };
}
