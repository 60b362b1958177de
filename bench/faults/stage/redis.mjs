import { Daemon } from './daemon.mjs';
import { freePort } from './free-port.mjs';
import { runs } from '../../runner/cores.mjs';

const NO_REDIS = 'There is no Redis: `apt-get install redis-server`, or name one in TEST_REDIS_URL.';

/**
 * The Redis that the nodes are to have: one of our own, which forgets all when it is killed, or the one that is named.
 * @returns {Promise<import('./service.mjs').Running>}
 */
export async function startRedis() {
  const named = process.env.TEST_REDIS_URL;
  if (named) return { url: new URL(named) };
  if (!runs('redis-server', ['--version'])) throw new Error(NO_REDIS);
  const port = await freePort();
  const command = [
    'redis-server',
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const daemon = new Daemon({ name: 'Redis', command, port });
  await daemon.start();
  return { url: new URL(`redis://127.0.0.1:${port}`), daemon };
}
