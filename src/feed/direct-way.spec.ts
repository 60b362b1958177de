import { once } from 'node:events';
import { readSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { afterTest } from '../testing/after-test.js';
import { DirectWay, type Connection } from './direct-way.js';

/** Both ends of a TCP connection. */
async function connected(): Promise<{ here: Socket; there: Socket }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const there = connect((server.address() as { port: number }).port, '127.0.0.1');
  const [here] = (await once(server, 'connection')) as [Socket];
  afterTest(() => {
    here.destroy();
    there.destroy();
    server.close();
  });
  return { here, there };
}

/** Reads without a turn of the event loop. */
function takeWhatIsThere(socket: Socket): Buffer {
  const { _handle } = socket as unknown as { _handle: { fd: number } };
  const room = Buffer.alloc(1024 * 1024);
  return room.subarray(0, readSync(_handle.fd, room));
}

/** engine.io's side of an open websocket over the socket. */
function over(tcp: object) {
  const transport = {
    name: 'websocket',
    writable: true,
    socket: { readyState: 1, _sender: { _state: 0 }, _socket: tcp },
  };
  const engine = { readyState: 'open', upgrading: false, writeBuffer: [], transport };
  return { transport, way: DirectWay.to(engine as unknown as Connection) };
}

describe('the direct way', () => {
  it('brings what is written in its order, more than the kernel takes at once too', async () => {
    const { here, there } = await connected();
    const { way } = over(here);
    const big = Buffer.alloc(8 * 1024 * 1024, 'b');
    there.pause();
    way?.write(Buffer.from('first '));
    way?.write(big);
    expect(way?.waiting).toBeGreaterThan(0);
    // The kernel has room again, and the stream has not heard of it yet.
    const chunks = [takeWhatIsThere(there)];
    way?.write(Buffer.from(' then '));
    there.on('data', (chunk: Buffer) => chunks.push(chunk));
    there.resume();
    here.end('last');
    await once(there, 'end');
    const all = [Buffer.from('first '), big, Buffer.from(' then '), Buffer.from('last')];
    expect(Buffer.concat(chunks).equals(Buffer.concat(all))).toBe(true);
  });

  it('is free no more as soon as the socket is gone, whose descriptor is somebody else’s next', async () => {
    const { here } = await connected();
    const { way } = over(here);
    expect(way?.isFree).toBe(true);
    here.destroy();
    expect(way?.isFree).toBe(false);
  });

  it('is not free while engine.io has something under way', async () => {
    const { here } = await connected();
    const { transport, way } = over(here);
    transport.writable = false;
    expect(way?.isFree).toBe(false);
  });

  it('leaves the end of a connection whose other side is gone to the socket', async () => {
    const { here, there } = await connected();
    const { way } = over(here);
    here.on('error', () => undefined);
    there.resetAndDestroy();
    while (!here.destroyed) {
      way?.write(Buffer.from('x'));
      await new Promise(setImmediate);
    }
    expect(way?.isFree).toBe(false);
  });

  it('has a TLS socket encrypt what is written', async () => {
    const { here, there } = await connected();
    const encrypted: string[] = [];
    const { _handle } = here as unknown as { _handle: object };
    const { way } = over({
      encrypted: true,
      writableLength: 0,
      _handle,
      write: (bytes: Buffer) => encrypted.push(bytes.toString()),
    });
    way?.write(Buffer.from('secret'));
    here.end('end');
    const [first] = (await once(there, 'data')) as [Buffer];
    expect({ encrypted, plain: first.toString() }).toEqual({ encrypted: ['secret'], plain: 'end' });
  });
});
