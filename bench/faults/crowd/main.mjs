import { check } from '../check/check.mjs';
import { Crowd } from './crowd.mjs';
import { figuresOf } from './figures.mjs';

/** @type {Crowd | undefined} */
let crowd;

function present() {
  if (!crowd) throw new Error('nobody is here');
  return crowd;
}

/** What the runner may ask for, one thing after the other. */
const commands = {
  /** @param {import('./crowd.mjs').Gathering} gathering */
  async gather(gathering) {
    crowd = await Crowd.gather(gathering);
  },
  speak: (/** @type {{ rate: number }} */ { rate }) => present().speak(rate),
  silence: () => present().silence(),
  stopReading: () => present().stopReading(),
  readOn: (/** @type {{ ms: number }} */ { ms }) => present().readOn(ms),
  goHome: () => present().clients.forEach((client) => client.goHome()),
  /** Everybody goes one node on. */
  moveOn: () =>
    present().clients.forEach((client) => client.moveTo((client.node + 1) % client.seat.urls.length)),
  unacked: () => present().unacked,
  lacking: (/** @type {{ heads: Record<string, number> }} */ { heads }) => present().lacking(heads),
  /** @param {{ rooms: import('../check/check.mjs').StoredRoom[] }} stored */
  verdict({ rooms }) {
    const { all, messages } = present();
    const views = all.map(({ seat, view: { stretches, conflicts } }) => ({
      client: seat.name,
      room: seat.room,
      stretches,
      conflicts,
    }));
    return { found: check({ views, sends: messages, rooms }), figures: figuresOf(present()) };
  },
  end() {
    present().end();
    crowd = undefined;
  },
};

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
