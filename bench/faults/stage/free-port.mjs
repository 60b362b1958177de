import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that outgoing connections are given: whoever knocks at a closed one of those may end up talking to itself. */
const PORTS = { first: 20_000, count: 10_000 };

/** Those that were given away: whoever asked may not listen there yet. @type {Set<number>} */
const given = new Set();

/** A port on which nobody listens. @returns {Promise<number>} */
export async function freePort() {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (given.has(port)) continue;
    given.add(port);
    const server = createServer().listen(port);
    try {
      await once(server, 'listening');
      return port;
    } catch {
      // Taken: another one.
    } finally {
      server.close();
    }
  }
}
