import { once } from 'node:events';
import WebSocket from 'ws';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';

/** A bare websocket that has entered the chat's namespace: what it sends no client library has formed. */
async function enter(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  afterTest(() => socket.terminate());
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send('40/chat,{}');
  for (;;) {
    const [data] = (await once(socket, 'message')) as [Buffer];
    if (data.toString().startsWith('40/chat')) return socket;
  }
}

/** The arguments of the next ack with this id. */
function ackOf(socket: WebSocket, id: number): Promise<unknown> {
  const prefix = `43/chat,${id}`;
  return new Promise((resolve) => {
    const look = (data: Buffer) => {
      if (!data.toString().startsWith(prefix)) return;
      socket.off('message', look);
      resolve(JSON.parse(data.toString().slice(prefix.length)));
    };
    socket.on('message', look);
  });
}

const PACKETS: [string, string | Buffer][] = [
  ['an empty frame', ''],
  ['an unknown engine packet', '9'],
  ['an unknown packet type', '49/chat,["x"]'],
  ['broken JSON', '42/chat,["room:join",{"room":'],
  ['no array', '42/chat,{"room":"lobby"}'],
  ['an event that is a number', '42/chat,[7,{}]'],
  ['a reserved event', '42/chat,["disconnect"]'],
  ['an ack id of 400 digits', `42/chat,${'9'.repeat(400)}["room:join",{"room":"lobby"}]`],
  ['a negative ack id', '42/chat,-1["room:join",{"room":"lobby"}]'],
  ['an ack that was not asked for', '43/chat,7[{}]'],
  ['a binary event without its attachments', '451-/chat,["room:join",{"_placeholder":true,"num":0}]'],
  ['an attachment that was not announced', Buffer.from([1, 2, 3])],
  ['a billion attachments', '45999999999-/chat,["room:join",{"_placeholder":true,"num":0}]'],
  ['a second connect', '40/chat,{}'],
  ['a connect with a list for auth', '40/chat,[1]'],
  ['an unknown namespace', '40/admin,{}'],
  ['an event for a namespace that it has not entered', '42/admin,["x"]'],
  ['nesting 30,000 deep', `42/chat,1["room:join",${'['.repeat(30_000)}${']'.repeat(30_000)}]`],
  ['an event named error', '42/chat,["error",{"message":"boom"}]'],
  ['a frame of 2 MB', `42/chat,["room:join",{"room":"${'x'.repeat(2_000_000)}"}]`],
];

describe('a malformed packet', () => {
  it.each(PACKETS)('%s ends neither the process nor anybody else’s chat', async (_name, packet) => {
    const chat = await startChat();
    const bystander = await chat.join('lobby', { auth: { nickname: 'Bystander' } });
    const socket = await enter(chat.url);
    socket.send(packet);
    // Its connection may be closed or not; either way the server has dealt with the packet by the time
    // that it has answered what the bystander sent afterwards.
    await bystander.send('lobby', 'still here');
    await bystander.seen('still here');
    expect((await fetch(`${chat.url}/health`)).status).toBe(200);
    await chat.join('lobby');
  });

  it.each(['room:join', 'room:leave', 'message:send', 'nickname:change', 'history:before', 'nonsense'])(
    '%s with a payload nested 5,000 deep is refused with an ack',
    async (event) => {
      const chat = await startChat();
      const socket = await enter(chat.url);
      const deep = '['.repeat(5_000) + ']'.repeat(5_000);
      for (const payload of [
        deep,
        `{"room":${deep}}`,
        `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`,
      ]) {
        const ack = ackOf(socket, 7);
        socket.send(`42/chat,7["${event}",${payload}]`);
        expect(await ack).toMatchObject([{ ok: false, error: { code: 'bad_request' } }]);
      }
    },
  );

  it('a frame over 64 KiB closes the connection that it came by', async () => {
    const chat = await startChat();
    const client = await chat.join('lobby');
    const closed = client.closed();
    client.socket.emit('message:send', { room: 'lobby', text: 'x'.repeat(70_000), clientMsgId: 'a' });
    await closed;
    expect(client.socket.connected).toBe(false);
  });

  it('a connection that enters no namespace is not kept', async () => {
    const chat = await startChat();
    const socket = new WebSocket(`${chat.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    afterTest(() => socket.terminate());
    const opened = Date.now();
    await once(socket, 'close');
    expect(Date.now() - opened).toBeLessThan(15_000);
  });
});
