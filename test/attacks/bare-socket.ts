import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import WebSocket from 'ws';
import { afterTest } from '../../src/testing/after-test.js';

/** A websocket that no client library looks after: it sends whatever it is given. */
export class BareSocket {
  heard = '';
  closedWith: number | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => (this.heard += `${data.toString()}\n`));
    socket.on('close', (code) => (this.closedWith = code));
    afterTest(() => socket.terminate());
  }

  static async open(url: string): Promise<BareSocket> {
    const bare = new BareSocket(
      new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`),
    );
    await bare.hears(/^0\{/);
    return bare;
  }

  /** The same that has entered the chat's namespace. */
  static async enter(url: string): Promise<BareSocket> {
    const bare = await BareSocket.open(url);
    bare.send('40/chat,{}');
    await bare.hears(/^42\/chat,\["welcome"/m);
    return bare;
  }

  send(packet: string | Buffer): void {
    this.socket.send(packet);
  }

  /** Resolves once it has heard it. @throws where the connection is closed before */
  async hears(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.heard)) {
      if (this.closedWith !== undefined) throw new Error(`closed with ${this.closedWith}`);
      await Promise.race([once(this.socket, 'message'), once(this.socket, 'close')]);
    }
  }

  async closed(): Promise<number> {
    while (this.closedWith === undefined) await once(this.socket, 'close');
    return this.closedWith;
  }

  /** Resolves once the server has dealt with all that was sent: by an answer to this, or by closing. */
  async dealtWith(): Promise<void> {
    this.socket.send('42/chat,4242["nonsense",{}]');
    await this.hears(/^43\/chat,4242\[/m).catch(() => undefined);
  }
}

/** A TCP connection to the server, for what is not even HTTP. */
export async function bareTcp(url: string): Promise<Socket> {
  const { port } = new URL(url);
  const socket = connect(Number(port), 'localhost');
  socket.on('error', () => undefined);
  afterTest(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** The status of the answer to bytes that may be a request; 0 where the connection is closed without one. */
export async function statusOf(url: string, bytes: string): Promise<number> {
  const socket = await bareTcp(url);
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.write(bytes);
  while (!answer.includes('\r\n') && !socket.closed)
    await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
}

/** All of the answer to bytes after which the server closes the connection. */
export async function answerTo(url: string, bytes: string): Promise<string> {
  const socket = await bareTcp(url);
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}
