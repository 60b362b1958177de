import { once } from 'node:events';
import WebSocket from 'ws';
import { BareSocket, bareTcp, statusOf } from './bare-socket.js';
import { SAID, Siege } from './siege.js';

const PACKETS: [string, string | Buffer][] = [
  ['an empty frame', ''],
  ['an unknown engine packet', '9'],
  ['an unknown packet type', '49/chat,["x"]'],
  ['broken JSON', '42/chat,["room:join",{"room":'],
  ['no array', '42/chat,{"room":"lobby"}'],
  ['an event that is a number', '42/chat,[7,{}]'],
  ['a reserved event', '42/chat,["disconnect"]'],
  ['an ack id of 400 digits', `42/chat,${'9'.repeat(400)}["room:join",{"room":"Lobby"}]`],
  ['a negative ack id', '42/chat,-1["room:join",{"room":"lobby"}]'],
  ['an ack that was not asked for', '43/chat,7[{}]'],
  ['a binary event without its attachments', '451-/chat,["room:join",{"_placeholder":true,"num":0}]'],
  ['an attachment that was not announced', Buffer.from([1, 2, 3])],
  ['a billion attachments', '45999999999-/chat,["room:join",{"_placeholder":true,"num":0}]'],
  ['a placeholder that points elsewhere', '451-/chat,["room:join",{"_placeholder":true,"num":-1}]'],
  ['a second connect', '40/chat,{}'],
  ['a connect with a list for auth', '40/chat,[1]'],
  ['an unknown namespace', '40/admin,{}'],
  ['an event for a namespace that it has not entered', '42/admin,["x"]'],
  ['nesting 30,000 deep', `42/chat,1["room:join",${'['.repeat(30_000)}${']'.repeat(30_000)}]`],
  ['an event named error', '42/chat,["error",{"message":"boom"}]'],
  ['an event named error, for the namespace of nobody', '40'],
  ['a ping of the older protocol', '2'],
  ['an upgrade in the middle of a websocket', '5'],
  ['a frame of 2 MB', `42/chat,["room:join",{"room":"${'x'.repeat(2_000_000)}"}]`],
];

const HANDSHAKE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const request = (...lines: string[]) => [...lines, '', ''].join('\r\n');

const siege = new Siege();

/** A connection that enters nothing, from before the first attack on. */
let idle: { endedAfter: Promise<number> } | undefined;
beforeAll(() => {
  const socket = new WebSocket(`${siege.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const opened = performance.now();
  idle = { endedAfter: once(socket, 'close').then(() => performance.now() - opened) };
});

describe('a malformed packet', () => {
  it.each(PACKETS)('gets nobody anywhere: %s', async (_name, packet) => {
    const attacker = await BareSocket.enter(siege.url);
    attacker.send(packet);
    attacker.send('42["error",{"message":"boom"}]');
    await attacker.dealtWith();
    expect(attacker.heard).not.toContain('"ok":true');
  });

  it.each([
    'room:join',
    'room:leave',
    'message:send',
    'nickname:change',
    'history:before',
    'user:ban',
    'nonsense',
  ])('is refused with an ack where %s is nested 5,000 deep', async (event) => {
    const attacker = await BareSocket.enter(siege.url);
    const deep = '['.repeat(5_000) + ']'.repeat(5_000);
    const payloads = [deep, `{"room":${deep}}`, `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`];
    for (const [id, payload] of payloads.entries()) {
      attacker.send(`42/chat,${id}["${event}",${payload}]`);
      await attacker.hears(new RegExp(`^43/chat,${id}\\[\\{"ok":false,"error":\\{"code":"bad_request"`, 'm'));
    }
  });

  it('of more than 64 KiB closes the connection that it came by', async () => {
    const client = await siege.join('lobby');
    const closed = client.closed();
    const text = SAID + 'x'.repeat(70_000);
    client.socket.emit('message:send', { room: 'lobby', text, clientMsgId: 'a' });
    await closed;
    expect(client.socket.connected).toBe(false);
  });
});

describe('a flood', () => {
  it('of pings that nobody reads the answers to is cut off', async () => {
    const attacker = await BareSocket.enter(siege.url);
    attacker.socket.pause();
    for (let i = 0; i < 200_000; i++) attacker.socket.ping(Buffer.alloc(125));
    await siege.undisturbed();
    attacker.socket.resume();
    expect(await attacker.closed()).toBe(1006);
  });

  it.each([
    ['tiny', 'x'],
    ['empty', ''],
  ])('of %s fragments of one message is cut off', async (_size, fragment) => {
    const attacker = await BareSocket.enter(siege.url);
    attacker.socket.send('4', { fin: false });
    for (let i = 0; i < 50_000; i++) attacker.socket.send(fragment, { fin: false });
    expect(await attacker.closed()).not.toBe(1000);
  });

  it('of namespaces enters none of them', async () => {
    const attacker = await BareSocket.enter(siege.url);
    for (let i = 0; i < 2_000; i++) attacker.send(`40/ns-${i},{}`);
    await attacker.hears(/^44\/ns-1999,/m);
    expect(attacker.heard).not.toMatch(/^40\/ns-/m);
  });

  it('of events that do not exist makes no series of its own in the metrics', async () => {
    const attacker = await BareSocket.enter(siege.url);
    for (let i = 0; i < 2_000; i++) attacker.send(`42/chat,${i}["nonsense-${i}",{}]`);
    await attacker.hears(/^43\/chat,1999\[/m);
    expect(await siege.metrics()).not.toContain('nonsense');
  });

  it('of requests is answered with a wait', async () => {
    const attacker = await BareSocket.enter(siege.url);
    for (let i = 0; i < 2_000; i++) attacker.send(`42/chat,${i}["room:join",{"room":"flooded"}]`);
    await attacker.hears(/^43\/chat,1999\[\{"ok":false,"error":\{"code":"rate_limited".*"retryAfterMs":\d+/m);
  });
});

describe('a handshake', () => {
  it('that is not finished, 300 times over, keeps nobody else waiting', async () => {
    const half = request(...HANDSHAKE).slice(0, -4);
    const sockets = await Promise.all(Array.from({ length: 300 }, () => bareTcp(siege.url)));
    for (const socket of sockets) socket.write(half);
    await siege.undisturbed();
    const [first] = sockets;
    first?.end();
    await siege.join('lobby');
  });

  it.each(['websocket', 'polling'])('by %s that is cut in the middle leaves nothing', async (transport) => {
    const whole = request(...HANDSHAKE).replace('transport=websocket', `transport=${transport}`);
    const sockets = await Promise.all(Array.from({ length: 100 }, () => bareTcp(siege.url)));
    for (const socket of sockets) {
      socket.write(whole);
      socket.resetAndDestroy();
    }
    await siege.join('lobby');
  });

  it.each<[string, number, string]>([
    [
      'with 2,000 long headers',
      431,
      request(...HANDSHAKE, ...Array.from({ length: 2_000 }, (_, i) => `x-${i}: abcdefghijk`)),
    ],
    ['without a key', 400, request(...HANDSHAKE.slice(0, -1))],
    ['of another version', 400, request(...HANDSHAKE).replace('Version: 13', 'Version: 99')],
    [
      'of another protocol',
      400,
      request(...HANDSHAKE.slice(0, 2)).replace('EIO=4&transport=websocket', 'EIO=99&transport=polling'),
    ],
    [
      'by a transport that is a property',
      400,
      request(...HANDSHAKE).replace('transport=websocket', 'transport=__proto__'),
    ],
    ['with a made-up session', 400, request(...HANDSHAKE).replace('EIO=4', 'EIO=4&sid=__proto__')],
    ['in TLS', 400, '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n'],
    [
      'with two lengths',
      400,
      'POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s is refused with %d', async (_how, status, bytes) => {
    expect(await statusOf(siege.url, bytes)).toBe(status);
  });

  it('that enters no namespace is not kept', async () => {
    expect(await idle?.endedAfter).toBeLessThan(15_000);
  });
});

describe('a session by polling', () => {
  const poll = (query: string, init?: RequestInit) =>
    fetch(`${siege.url}/socket.io/?EIO=4&transport=polling${query}`, init);

  const open = async () => {
    const opening = await (await poll('')).text();
    return (JSON.parse(opening.slice(1)) as { sid: string }).sid;
  };

  it('takes no body of a megabyte', async () => {
    const sid = await open();
    const body = `4${SAID.repeat(100_000)}`;
    const answer = await poll(`&sid=${sid}`, { method: 'POST', body }).catch(() => undefined);
    expect([undefined, 400, 413]).toContain(answer?.status);
  });

  it('is nobody’s who guesses at it', async () => {
    const sid = await open();
    for (const guess of [sid.toLowerCase(), `${sid}%00`, sid.slice(0, -1), '*', '__proto__'])
      expect((await poll(`&sid=${guess}`)).status).toBe(400);
  });

  it('ends where two requests wait at once, and no other session does', async () => {
    const other = await siege.join('lobby', { transports: ['polling'], auth: { nickname: 'Poller' } });
    const sid = await open();
    const both = await Promise.all([poll(`&sid=${sid}`), poll(`&sid=${sid}`)]);
    expect(both.map(({ status }) => status)).toContain(400);
    expect((await poll(`&sid=${sid}`)).status).toBe(400);
    await other.send('lobby', SAID);
    await other.seen(SAID);
  });

  it('answers no request by a method that it does not know', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await poll('', { method })).status).toBe(400);
    const socket = await bareTcp(siege.url);
    socket.write('TRACE / HTTP/1.1\r\nHost: x\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 4/);
  });
});
