import { roomName } from '../shared/messages.mjs';
import { atOnce } from './audience.mjs';
import { Connection } from './connection.mjs';

/**
 * Viewers who connect and join at once, and leave when all of them are in.
 *
 * @param {import('./audience.mjs').Audience} audience whose room they join, and whose protocol they speak
 * @param {number} count
 * @param {object} [since] the position that they come back with
 * @returns {Promise<{ recovered: number, events: number }>} how many got exactly what they missed, and the most events
 */
export async function storm(audience, count, since) {
  /** @type {Connection[]} */
  const connections = [];
  let recovered = 0;
  let events = 0;
  await atOnce(100, count, async (i) => {
    const connection = new Connection(audience.protocol, audience.port, i);
    connections.push(connection);
    await connection.ready;
    const reply = await connection.join(roomName(0), since);
    if (reply.includes('"recovered":true')) recovered += 1;
    events = Math.max(events, reply.split('"text":').length - 1);
  });
  connections.forEach((connection) => connection.close());
  return { recovered, events };
}
