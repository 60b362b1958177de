import { startChat } from '../../src/testing/start-chat.js';

describe('viewers of a room', () => {
  it('read what the others write, by websocket and by long-polling', async () => {
    const chat = await startChat();
    const websocket = await chat.join('lobby', { auth: { nickname: '수달' } });
    const polling = await chat.join('lobby', { auth: { nickname: 'Otter' }, transports: ['polling'] });
    await websocket.send('lobby', '안녕하세요');
    await polling.send('lobby', 'hello there');
    for (const viewer of [websocket, polling]) {
      await viewer.seen('hello there');
      expect(viewer.texts()).toEqual(['안녕하세요', 'hello there']);
    }
  });

  it('see who wrote it, when, and in which place', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby', { auth: { nickname: '수달' } });
    const reader = await chat.join('lobby');
    const { id, seq, at } = await writer.send('lobby', '안녕');
    expect(await reader.seen('안녕')).toEqual({
      type: 'message',
      id,
      seq,
      at,
      text: '안녕',
      user: { id: writer.welcome.you.id, nickname: '수달', roles: [], badges: [] },
    });
    expect(seq).toBe(1);
    expect(Math.abs(Date.now() - at)).toBeLessThan(60_000);
  });

  it('read nothing of other rooms', async () => {
    const chat = await startChat();
    const here = await chat.join('here');
    const there = await chat.join('there');
    await there.send('there', 'not for you');
    await here.send('here', 'for me');
    await here.seen('for me');
    expect(here.texts()).toEqual(['for me']);
  });

  it('can be in several rooms over one connection', async () => {
    const chat = await startChat();
    const both = await chat.join('one');
    await both.join('two');
    const other = await chat.join('two');
    await other.send('two', 'to two');
    await both.send('one', 'to one');
    await both.seen('to one');
    await both.seen('to two');
    expect(both.texts('one')).toEqual(['to one']);
    expect(both.texts('two')).toEqual(['to two']);
  });

  it('may say which message they answer', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby');
    const first = await writer.send('lobby', 'a question');
    await writer.request('message:send', {
      room: 'lobby',
      text: 'an answer',
      clientMsgId: 'x',
      replyTo: first.id,
    });
    expect(await writer.seen('an answer')).toMatchObject({ replyTo: first.id });
    expect(
      await writer.ask('message:send', {
        room: 'lobby',
        text: 'x',
        clientMsgId: 'y',
        replyTo: 'x'.repeat(65),
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad_request' },
    });
  });

  it('write nothing before they join and nothing after they leave', async () => {
    const chat = await startChat();
    const viewer = await chat.connect({ auth: { nickname: '수달' } });
    await expect(viewer.send('lobby', 'too early')).rejects.toMatchObject({ code: 'not_joined' });
    await viewer.join('lobby');
    await viewer.send('lobby', 'in time');
    await viewer.request('room:leave', { room: 'lobby' });
    await expect(viewer.send('lobby', 'too late')).rejects.toMatchObject({ code: 'not_joined' });
    await expect(viewer.request('room:leave', { room: 'lobby' })).rejects.toMatchObject({
      code: 'not_joined',
    });
    expect((await viewer.join('lobby')).events).toHaveLength(1);
  });
});
