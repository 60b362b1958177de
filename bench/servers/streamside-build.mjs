import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The build to measure: this checkout's, unless the runner names another one's `dist`. */
const DIST = process.env.BENCH_DIST ?? new URL('../../dist', import.meta.url).pathname;

/**
 * A module of it. Its types are of no use here: the build may be older or newer than this checkout.
 * @param {string} path
 */
export const fromBuild = (path) => import(new URL(path, `file://${DIST}/`).href);

/** The limits on how much one may send and connect, lifted: those that the build knows. */
export async function unlimited() {
  const { chatOptionsSchema } = await fromBuild('chat/chat-options.js');
  const limits = { sendLimit: 0, connectLimit: 0, handshakeLimit: 0 };
  return Object.fromEntries(Object.entries(limits).filter(([name]) => name in chatOptionsSchema.shape));
}

/** How many events its gateways handle. */
export function handlersOfBuild() {
  const gateways = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.gateway.js'),
  );
  const handlers = gateways.map(
    (file) => readFileSync(join(DIST, file), 'utf8').split('SubscribeMessage(').length - 1,
  );
  return handlers.reduce((sum, count) => sum + count, 0);
}
