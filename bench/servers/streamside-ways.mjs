/**
 * The standalone server, but for how it writes one packet to a viewer: by engine.io's own `write`, with the
 * frame encoded for each viewer or once for all. `SocketWriter` says why neither is what it does.
 */
import 'reflect-metadata';
import { serve } from './speaking.mjs';
import { fromBuild, unlimited } from './streamside-build.mjs';

/** @typedef {{ messages: string[], frames: Buffer }} Packet */
/** @typedef {{ connection: { write(message: string, options: object): void } }} Addressee */

/** @type {Record<string, (packet: Packet) => object>} */
const OPTIONS = {
  engine: () => ({ compress: false }),
  preencoded: ({ frames }) => ({ compress: false, wsPreEncodedFrame: [frames] }),
};
const optionsOf = OPTIONS[process.env.WAY ?? ''];
if (!optionsOf) throw new Error('WAY has to be engine or preencoded');

const { createServer } = await fromBuild('standalone/server.js');
const { SocketWriter } = await fromBuild('feed/socket-writer.js');
const app = await createServer({
  database: process.env.DATABASE_URL,
  auth: { secret: 'x'.repeat(32) },
  ...(await unlimited()),
});
app.get(SocketWriter, { strict: false }).offer = (
  /** @type {Addressee} */ { connection },
  /** @type {Packet} */ packet,
) => {
  // With frames that hold several messages the first stands for all of them.
  const [message = ''] = packet.messages;
  connection.write(message, optionsOf(packet));
  return true;
};
await app.listen(0, '127.0.0.1');
serve(Number(new URL(await app.getUrl()).port), () => undefined);
