import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, test } from 'node:test';
import { sleep } from '../../shared/clock.mjs';
import { Proxy } from './proxy.mjs';

/** @type {(() => unknown)[]} */
const cleanups = [];
afterEach(async () => {
  while (cleanups.length > 0) await cleanups.pop()?.();
});

/** A server that says everything back, a proxy before it, and a way to connect to that. */
async function echo() {
  /** @type {Set<import('node:net').Socket>} */
  const taken = new Set();
  const server = createServer((socket) => {
    taken.add(socket);
    socket.on('error', () => undefined).pipe(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const proxy = await Proxy.before({ host: '127.0.0.1', port });
  cleanups.push(
    () => server.close(),
    () => proxy.close(),
  );
  const dial = async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    cleanups.push(() => socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  return { proxy, dial, taken };
}

/** @param {import('node:net').Socket} socket @param {string} text */
async function said(socket, text) {
  socket.write(text);
  const [chunk] = await once(socket, 'data');
  return String(chunk);
}

/** Whether something came within so much time. @param {import('node:net').Socket} socket @param {string} event @param {number} ms */
const within = (socket, event, ms) =>
  Promise.race([once(socket, event).then(() => true), sleep(ms).then(() => false)]);

test('passes both ways', async () => {
  const { dial, proxy } = await echo();
  assert.equal(await said(await dial(), 'hello'), 'hello');
  assert.ok(proxy.isUsed);
});

test('drops connections and refuses new ones, until it opens', async () => {
  const { proxy, dial } = await echo();
  const socket = await dial();
  await said(socket, 'hello');
  const closed = once(socket, 'close');
  proxy.cut();
  await closed;
  await assert.rejects(dial(), { code: 'ECONNREFUSED' });
  await proxy.open();
  assert.equal(await said(await dial(), 'again'), 'again');
});

test('holds everything back while it is stalled, and lets it through afterwards', async () => {
  const { proxy, dial } = await echo();
  const socket = await dial();
  await said(socket, 'hello');
  proxy.stall();
  const late = await dial();
  late.write('late');
  socket.write('held');
  assert.deepEqual(await Promise.all([within(socket, 'data', 100), within(late, 'data', 100)]), [
    false,
    false,
  ]);
  const both = Promise.all([once(socket, 'data'), once(late, 'data')]);
  await proxy.open();
  assert.deepEqual(String(await both), 'held,late');
});

test('tells nobody that the other side has hung up while it is stalled', async () => {
  const { proxy, dial, taken } = await echo();
  const socket = await dial();
  await said(socket, 'hello');
  proxy.stall();
  for (const one of taken) one.destroy();
  const closed = once(socket, 'close');
  assert.equal(await within(socket, 'close', 100), false);
  await proxy.open();
  await closed;
});

test('loses answers and no questions', async () => {
  const { proxy, dial, taken } = await echo();
  const socket = await dial();
  await said(socket, 'hello');
  const [far] = taken;
  assert.ok(far);
  const heard = once(far, 'data');
  proxy.swallowAnswers();
  socket.write('question');
  assert.equal(await within(socket, 'data', 100), false);
  assert.equal(String((await heard)[0]), 'question');
});

test('is slow when it is told to, and keeps the order', async () => {
  const { proxy, dial } = await echo();
  const socket = await dial();
  proxy.slow(50);
  const began = performance.now();
  assert.equal(await said(socket, 'slowly'), 'slowly');
  assert.ok(performance.now() - began > 90);
});
