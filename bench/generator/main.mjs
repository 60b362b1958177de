import { sleep } from '../shared/clock.mjs';
import { longTextOf, roomName, textOf } from '../shared/messages.mjs';
import { pace } from '../shared/pacer.mjs';
import { processorTime } from '../shared/processor-time.mjs';
import { Audience } from './audience.mjs';
import { floor, plain, socketIo } from './protocols.mjs';
import { storm } from './storm.mjs';
import { Window } from './window.mjs';

/** How long viewers may take to get what was said before the window's end: longer means that the server is full. */
const DRAIN_MS = 1_500;
/** After as long without a delivery, from a server that works less than this share of the time, nothing more will come. */
const SILENCE = { ms: 1_000, work: 0.1 };

const PROTOCOLS = {
  chat: () => socketIo('/chat', 'feed'),
  socketio: () => socketIo('', 'message'),
  plain,
  floor,
};

/** @type {Audience} */
let audience;
/** @type {Window} */
let window;
/** @type {(() => number) | undefined} */
let stopPacing;
let server = 0;
let said = 0;
let acked = 0;
let refused = 0;

/** What the runner may ask for, one thing after the other. */
const commands = {
  /** @param {{ protocol: keyof typeof PROTOCOLS, port: number, pid: number, rooms: number }} options */
  begin({ protocol, port, pid, rooms }) {
    server = pid;
    audience = new Audience(PROTOCOLS[protocol](), port, rooms);
  },
  /** @param {{ count: number }} options */
  connect: ({ count }) => timed(() => audience.connect(count)),
  join: () => timed(() => audience.join()),
  /** @param {{ rate: number, long?: boolean }} options */
  speak({ rate, long }) {
    stopPacing = pace(rate, () => say(said++, long ? longTextOf : textOf));
  },
  async mark() {
    await audience.lookNow();
    window = new Window(audience, server);
  },
  async cut() {
    await audience.lookNow();
    return window.measure();
  },
  /** @param {{ said?: number }} options as many as the server has sent, where it was the server that spoke */
  async drain(options) {
    stopPacing?.();
    stopPacing = undefined;
    if (options.said !== undefined) said += options.said;
    const { missing, stalled } = await drained();
    if (missing === 0) audience.rooms.forEach(({ order }) => order.forget());
    const { lost, duplicated } = audience.tally;
    const { disorder, closed } = audience;
    return { said, acked, refused, missing, stalled, lost, duplicated, disorder, closed };
  },
  /** @param {{ nth: number }} options */
  stopReading: ({ nth }) => audience.stopReading(nth),
  /** Where the room is, by the reply to somebody who joins it. */
  async position() {
    const reply = await /** @type {import('./connection.mjs').Connection} */ (audience.connections[0]).join(
      roomName(0),
    );
    const { epoch, seq } = JSON.parse(reply.slice(reply.indexOf('[')))[0].data;
    return { epoch, seq };
  },
  /** @param {{ count: number, since?: object }} options */
  storm: ({ count, since }) => timed(() => storm(audience, count, since)),
};

function say(/** @type {number} */ n, /** @type {typeof textOf} */ textFor) {
  const { connection, room } = audience.senderOf(n);
  if (connection.closed) return void refused++;
  const text = textFor(n);
  const make = (/** @type {number} */ id) => audience.protocol.send(id, room, n, text);
  if (audience.protocol.acks) return connection.ask(make, (ok) => void (ok ? acked++ : refused++));
  connection.tell(make(0));
  acked++;
}

/** Waits for what is on its way: how much is missing in the end, and whether nothing comes any more. */
async function drained() {
  const deadline = performance.now() + DRAIN_MS;
  let latest = progress();
  for (;;) {
    const missing = audience.missing(said - refused);
    const now = progress();
    if (now.deliveries > latest.deliveries) latest = now;
    if (missing === 0 || now.at > deadline)
      return { missing, stalled: missing > 0 && isSilence(latest, now) };
    await sleep(20);
    await audience.lookNow();
  }
}

const progress = () => ({
  at: performance.now(),
  deliveries: audience.tally.deliveries,
  worked: (processorTime(server)?.worked ?? NaN) / 1000,
});

/** A server that is full may be silent for long as well, but it works meanwhile. */
function isSilence(/** @type {ReturnType<typeof progress>} */ from, /** @type {typeof from} */ to) {
  const elapsed = to.at - from.at;
  return elapsed > SILENCE.ms && to.worked - from.worked < elapsed * SILENCE.work;
}

/**
 * @template T
 * @param {() => Promise<T>} act
 */
async function timed(act) {
  const [at, cpu] = [performance.now(), processorTime(server)?.worked];
  const result = await act();
  const after = processorTime(server)?.worked;
  const serverMicros = cpu === undefined || after === undefined ? undefined : after - cpu;
  return { ...result, seconds: (performance.now() - at) / 1000, serverMicros };
}

process.on(
  'message',
  async (/** @type {{ id: number, command: keyof typeof commands, options: never }} */ message) => {
    const { id, command, options } = message;
    try {
      const result = await commands[command](options);
      process.send?.({ id, result });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
    }
  },
);
process.on('disconnect', () => process.exit(0));
