import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventOf, textOf } from '../shared/messages.mjs';
import { bunBinary } from './bun.mjs';
import { runs } from './cores.mjs';

/**
 * A server that can be measured.
 * @typedef {object} Contender
 * @property {string} title
 * @property {'chat' | 'socketio' | 'plain' | 'floor'} protocol
 * @property {() => import('./server-process.mjs').Start} start
 * @property {boolean} [sameWindow] whether it flushes as rarely as Streamside has been seen to
 */

const file = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const node = (/** @type {string} */ path, /** @type {Record<string, string>} */ env = {}) => ({
  command: [process.execPath, '--expose-gc', '--import', file('servers/agent.mjs'), path],
  env,
});

/**
 * The servers by name.
 * @param {string} scratch a directory for what they write
 * @param {string} dist Streamside's build
 * @returns {Record<string, Contender>}
 */
export function catalogue(scratch, dist) {
  let databases = 0;
  const streamside = () => ({
    PORT: '0',
    DATABASE_URL: `sqlite:${join(scratch, `chat-${++databases}.db`)}`,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    SEND_LIMIT: '0',
    CONNECT_LIMIT: '0',
    HANDSHAKE_LIMIT: '0',
    BENCH_DIST: dist,
  });
  return {
    streamside: {
      title: 'Streamside',
      protocol: 'chat',
      start: () => node(join(dist, 'main.js'), streamside()),
    },
    'streamside-inside': {
      title: 'Streamside, fan-out alone',
      protocol: 'chat',
      start: () => node(file('servers/streamside-inside.mjs'), streamside()),
    },
    'streamside-rejoin': {
      title: 'Streamside, 500 events kept',
      protocol: 'chat',
      start: () => node(file('servers/streamside-rejoin.mjs'), streamside()),
    },
    'streamside-engine': {
      title: 'Streamside, written by engine.io',
      protocol: 'chat',
      start: () => node(file('servers/streamside-ways.mjs'), { ...streamside(), WAY: 'engine' }),
    },
    'streamside-preencoded': {
      title: 'Streamside, written by engine.io, one frame for all',
      protocol: 'chat',
      start: () => node(file('servers/streamside-ways.mjs'), { ...streamside(), WAY: 'preencoded' }),
    },
    socketio: {
      title: 'socket.io `io.to(room).emit`',
      protocol: 'socketio',
      start: () => node(file('servers/socketio.mjs')),
    },
    nest: {
      title: 'Nest gateway, plain IoAdapter',
      protocol: 'socketio',
      start: () => node(file('servers/nest.mjs'), { BENCH_DIST: dist }),
    },
    ws: { title: '`ws`, `send` to each', protocol: 'plain', start: () => node(file('servers/ws.mjs')) },
    bun: { title: 'Bun `publish`', protocol: 'plain', start: bun },
    floor: { title: 'write floor, a write per message', protocol: 'floor', start: () => floor(scratch) },
    'floor-window': {
      title: 'write floor, same window',
      protocol: 'floor',
      sameWindow: true,
      start: () => floor(scratch),
    },
  };
}

/** Which of them cannot run here, and why. @param {string[]} names @returns {Record<string, string>} */
export function missing(names) {
  /** @type {Record<string, string>} */
  const reasons = {};
  const has = (/** @type {string} */ part) => names.some((name) => name.startsWith(part));
  if (has('floor') && !runs('cc', ['--version']))
    reasons.floor = reasons['floor-window'] = 'no C compiler (cc) is there';
  if (has('floor') && process.platform !== 'linux')
    reasons.floor = reasons['floor-window'] = 'it needs Linux (epoll)';
  if (has('bun') && bunBinary() === undefined) reasons.bun = 'its npm package could not be installed';
  return reasons;
}

function bun() {
  const binary = bunBinary();
  if (binary === undefined) throw new Error('Bun is not there');
  return { command: [binary, '--preload', file('servers/agent.mjs'), file('servers/bun.mjs')] };
}

/** @param {string} scratch */
function floor(scratch) {
  const binary = join(scratch, 'floor');
  if (!runs('test', ['-x', binary])) execFileSync('cc', ['-O2', '-o', binary, file('servers/floor.c')]);
  return { command: [binary, JSON.stringify(eventOf(0, textOf(0)))] };
}
