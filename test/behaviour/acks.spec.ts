import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';

const EVENTS = ['room:join', 'room:leave', 'message:send', 'nickname:change', 'history:before'];

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

const BAD_PAYLOADS: [string, unknown][] = [
  ['null', null],
  ['an array', [1, 2, 3]],
  ['a number', 42],
  ['a string', 'lobby'],
  ['a boolean', true],
  ['binary', Buffer.from([0, 1, 2, 255])],
  ['an empty object', {}],
  ['1,000 nested arrays', nested(1_000)],
  ['nested arrays where a room should be', { room: nested(1_000) }],
  ['binary where a room should be', { room: Buffer.from('lobby') }],
  [
    'an own __proto__ key',
    JSON.parse('{"__proto__":{"room":"lobby","text":"x","nickname":"nn","before":1}}'),
  ],
  ['a constructor key', { constructor: { prototype: { room: 'lobby' } } }],
  ['a room with capitals', { room: 'Lobby', text: 'x', clientMsgId: 'a', before: 1, nickname: 7 }],
  ['a room with a colon', { room: 'user:42', text: 'x', clientMsgId: 'a', before: 1, nickname: {} }],
  ['a room named __proto__', { room: '__proto__', text: 'x', clientMsgId: 'a', before: 1, nickname: [] }],
];

async function expectUndisturbed(chat: TestChat, bystander: TestClient): Promise<void> {
  await bystander.send('bystanders', 'still here');
  await bystander.seen('still here');
  expect((await fetch(`${chat.url}/health`)).status).toBe(200);
}

describe('every event gets its ack', () => {
  it.each(EVENTS.flatMap((event) => BAD_PAYLOADS.map(([name, payload]) => [event, name, payload] as const)))(
    '%s with %s is refused as a bad request, and nobody else notices',
    async (event, _name, payload) => {
      const chat = await startChat();
      const bystander = await chat.join('bystanders', { auth: { nickname: 'Bystander' } });
      const client = await chat.connect();
      expect(await client.ask(event, payload)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
      expect(await client.ask('room:join', { room: 'lobby' })).toMatchObject({ ok: true });
      await expectUndisturbed(chat, bystander);
    },
  );

  it.each(['nonsense', 'error', 'message', '__proto__', 'constructor', 'ping', 'exception', ''])(
    'the unknown event %j is refused',
    async (event) => {
      const chat = await startChat();
      const client = await chat.join('lobby');
      expect(await client.ask(event, { room: 'lobby' })).toMatchObject({
        ok: false,
        error: { code: 'bad_request' },
      });
      await client.send('lobby', 'still here');
    },
  );

  it('an event with no payload, or with two, is refused', async () => {
    const chat = await startChat();
    const client = await chat.connect();
    expect(await client.ask('room:join')).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(await client.ask('room:join', { room: 'a' }, { room: 'b' })).toMatchObject({ ok: false });
  });

  it('a client that gave no ack hears of a refusal by a notice', async () => {
    const chat = await startChat();
    const client = await chat.join('lobby');
    client.socket.emit('message:send', { room: 'lobby', text: '', clientMsgId: 'a' });
    expect(await client.next('notice', ({ code }) => code === 'text_invalid')).toMatchObject({
      message: expect.any(String) as string,
    });
    client.socket.emit('message:send', { room: 'lobby', text: 'without ack', clientMsgId: 'b' });
    await client.seen('without ack');
  });

  it('a refusal never repeats what the client sent', async () => {
    const chat = await startChat();
    const client = await chat.connect();
    const ack = await client.ask('message:send', {
      room: 'my secret',
      text: 'my secret',
      clientMsgId: 'my secret',
    });
    expect(JSON.stringify(ack)).not.toContain('my secret');
  });

  it('what a payload claims beyond its event counts for nothing', async () => {
    const chat = await startChat();
    const client = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const forged = {
      user: { id: 'root', roles: ['owner'] },
      seq: 99,
      id: 'forged',
      type: 'announcement',
      roles: ['owner'],
    };
    await client.request('message:send', { room: 'lobby', text: 'hello', clientMsgId: 'a', ...forged });
    expect(await client.seen('hello')).toMatchObject({
      type: 'message',
      seq: 1,
      user: { nickname: 'Otter', roles: [] },
    });
  });
});
