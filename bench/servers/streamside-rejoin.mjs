/** The standalone server with room for 500 missed events, which is more than its default. */
import 'reflect-metadata';
import { serve } from './speaking.mjs';
import { fromBuild, unlimited } from './streamside-build.mjs';

const { createServer } = await fromBuild('standalone/server.js');
const app = await createServer({
  database: process.env.DATABASE_URL,
  auth: { secret: 'x'.repeat(32) },
  ...(await unlimited()),
  recovery: 500,
});
await app.listen(0, '127.0.0.1');
serve(Number(new URL(await app.getUrl()).port), () => undefined);
