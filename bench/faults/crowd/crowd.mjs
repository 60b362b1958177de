import { SignJWT } from 'jose';
import { pace } from '../../shared/pacer.mjs';
import { sleep, within } from '../../shared/clock.mjs';
import { Client } from './client.mjs';
import { Message } from './message.mjs';

/**
 * Who is to come and how they speak.
 * @typedef {object} Gathering
 * @property {{ steady: string[], shaky: string[] }} urls of the nodes; a third of the clients goes over the shaky network
 * @property {number} clients
 * @property {number} rooms
 * @property {string} prefix of the rooms' names, new in each fault
 * @property {string} secret of the nodes
 * @property {boolean} [long] whether messages are as long as they may be
 * @property {boolean} [tabs] whether only some speak, over four connections, each message over all of them
 * @property {number} [sleepers] clients that will stop reading: they do not speak
 */

const WORDS = '이 장면 다시 보고 싶다, what a play! ㅋㅋㅋ';
const LONGEST = 500;
const SEATED_WITHIN_MS = 60_000;
/** A node takes 300 connections in a second, and a fifth of them at once. */
const AT_ONCE = 25;
const BETWEEN_MS = 100;
/** One in so many speaks over several connections, polls, goes over the shaky network, reads back. Seven: so that they are in all rooms. */
const EVERY = { tabs: 7, polling: 10, shaky: 3, readingBack: 11 };
const TABS = 3;

/** Clients in several rooms, who they are, and all that they say. */
export class Crowd {
  /** @type {Message[]} */
  messages = [];
  /** Further connections of the same users, by client. @type {Map<Client, Client[]>} */
  tabs = new Map();

  /** @param {Gathering} gathering @param {Client[]} clients */
  constructor(gathering, clients) {
    this.gathering = gathering;
    this.clients = clients;
    const { sleepers = 0, tabs } = gathering;
    this.sleepers = clients.filter(({ seat }) => seat.transport === 'websocket').slice(0, sleepers);
    this.speakers = clients.filter(
      (client, i) =>
        speaksIn(client.seat, i, gathering) &&
        (tabs ? i % EVERY.tabs === 0 : !this.sleepers.includes(client)),
    );
  }

  /** @param {Gathering} gathering */
  static async gather(gathering) {
    const clients = await Promise.all(
      Array.from({ length: gathering.clients }, async (_, i) => new Client(await seatOf(gathering, i))),
    );
    const crowd = new Crowd(gathering, clients);
    await seated(clients);
    if (gathering.tabs)
      for (const speaker of crowd.speakers) crowd.tabs.set(speaker, crowd.openTabs(speaker));
    await seated([...crowd.tabs.values()].flat());
    return crowd;
  }

  /** More connections of the same user, one to each node. @param {Client} client */
  openTabs({ seat, auth }) {
    return Array.from({ length: TABS }, (_, i) => {
      const home = (seat.home + 1 + i) % seat.urls.length;
      return new Client({ ...seat, name: `${seat.name}, tab ${i}`, home, auth });
    });
  }

  get all() {
    return [...this.clients, ...[...this.tabs.values()].flat()];
  }

  /** @param {number} rate messages a second in all rooms together */
  speak(rate) {
    this.stopSpeaking = pace(rate, (n) => void this.say(n));
  }

  stopReading() {
    this.sleepers.forEach((client) => client.stopReading());
  }

  /** They wake one after the other. @param {number} ms until the last one does */
  readOn(ms) {
    this.sleepers.forEach((client, i) => setTimeout(() => client.readOn(), (ms * i) / this.sleepers.length));
  }

  silence() {
    this.stopSpeaking?.();
  }

  /** @param {number} n */
  async say(n) {
    const client = /** @type {Client} */ (this.speakers[n % this.speakers.length]);
    const ways = [client, ...(this.tabs.get(client) ?? [])];
    const { prefix, long } = this.gathering;
    const text = `#${n} ${WORDS}`;
    const message = new Message({
      room: client.seat.room,
      clientMsgId: `${prefix}-${n}`,
      text: long ? text.padEnd(LONGEST, '한') : text,
      wanted: ways.length,
    });
    this.messages.push(message);
    // As if the acks were lost, one after the other; and every other time all at once, from all nodes.
    if (n % 2 === 0) for (const way of ways) await way.deliver(message);
    else ways.forEach((way) => void way.deliver(message));
  }

  /** Messages that lack an ack. */
  get unacked() {
    return this.messages.filter(({ isDone }) => !isDone).length;
  }

  /** Clients that are not in their room, or not at its head. @param {Record<string, number>} heads of the rooms */
  lacking(heads) {
    return this.all.filter(({ seat, seated, view }) => !seated || view.seq < (heads[seat.room] ?? 0)).length;
  }

  end() {
    this.silence();
    this.all.forEach((client) => client.end());
  }
}

/** @param {Client[]} clients @throws Error that says what keeps somebody from a seat */
async function seated(clients) {
  try {
    for (const [i, client] of clients.entries()) {
      client.connect();
      if (i % AT_ONCE === 0) await sleep(BETWEEN_MS);
    }
    await within(SEATED_WITHIN_MS, 'seating', Promise.all(clients.map((client) => client.inRoom())));
  } catch {
    const standing = clients.filter((client) => !client.seated);
    const reason = standing[0]?.follower.lastRefusal ?? standing[0]?.refusal ?? 'nobody answers';
    throw new Error(`${standing.length} clients got no seat: ${reason}`);
  }
}

/**
 * In every other room all who speak are on one node: the rest of the room hears them over the bus alone.
 * @param {import('./client.mjs').Seat} seat @param {number} i @param {Gathering} gathering
 */
function speaksIn({ home, urls }, i, { rooms }) {
  const room = i % rooms;
  return room % 2 === 0 || home === Math.floor(room / 2) % urls.length;
}

/** Every second one is a member of the host's, the others are guests. @param {Gathering} gathering @param {number} i */
async function seatOf({ urls, rooms, prefix, secret }, i) {
  const nodes = urls.steady.length;
  const network = Math.floor(i / (rooms * nodes)) % EVERY.shaky === 0 ? urls.shaky : urls.steady;
  /** @type {import('./client.mjs').Seat} */
  const seat = {
    name: `${prefix} client ${i}`,
    room: `${prefix}-${i % rooms}`,
    urls: network,
    home: Math.floor(i / rooms) % nodes,
    auth: i % 2 === 0 ? { nickname: `guest ${i}` } : { token: await memberToken(secret, `${prefix}-${i}`) },
    transport: i % EVERY.polling === EVERY.polling - 1 ? 'polling' : 'websocket',
    readsBack: i % EVERY.readingBack === 0,
  };
  return seat;
}

/** Good for a day: a node whose clock is an hour off has to take it. @param {string} secret @param {string} name */
function memberToken(secret, name) {
  return new SignJWT({ name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(name)
    .setExpirationTime('1d')
    .sign(new TextEncoder().encode(secret));
}
