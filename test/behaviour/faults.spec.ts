import { jest } from '@jest/globals';
import { MessagesService } from '../../src/messages/messages.service.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { NicknamesService } from '../../src/identity/nicknames.service.js';
import { Viewers } from '../../src/identity/viewers.js';
import { Authenticator } from '../../src/identity/authenticator.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';

afterEach(() => jest.restoreAllMocks());

const boom = () => {
  throw new Error('boom');
};

async function expectServing(chat: TestChat): Promise<void> {
  const viewer = await chat.join('other');
  await viewer.send('other', 'still here');
  await viewer.seen('still here');
}

describe('a throw inside', () => {
  it.each(['sync', 'async'])('a handler is an ack that says unavailable (%s)', async (kind) => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    const send = jest.spyOn(chat.app.get(MessagesService), 'send');
    send.mockImplementationOnce(kind === 'sync' ? boom : () => Promise.reject(new Error('boom')));
    await expect(viewer.send('lobby', 'x')).rejects.toMatchObject({ code: 'unavailable' });
    await viewer.send('lobby', 'y');
    await expectServing(chat);
  });

  it('a handler is never told to the client', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    jest.spyOn(chat.app.get(MessagesService), 'send').mockImplementationOnce(boom);
    const ack = await viewer.ask('message:send', { room: 'lobby', text: 'x', clientMsgId: 'a' });
    expect(JSON.stringify(ack)).not.toContain('boom');
  });

  it('a guard is an ack as well', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    jest.spyOn(chat.app.get(NicknamesService), 'ensure').mockImplementationOnce(boom);
    await expect(viewer.send('lobby', 'x')).rejects.toMatchObject({ code: 'unavailable' });
    await expectServing(chat);
  });

  it('the store loses nothing: the retry goes through', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    jest.spyOn(chat.app.get<ChatStore>(ChatStore), 'append').mockRejectedValueOnce(new Error('disk full'));
    await expect(viewer.send('lobby', 'x', 'same')).rejects.toMatchObject({ code: 'unavailable' });
    expect(await viewer.send('lobby', 'x', 'same')).toMatchObject({ seq: 1 });
    await viewer.seen('x');
    expect(viewer.texts()).toEqual(['x']);
  });

  it('the store while a room is loaded keeps nobody from joining later', async () => {
    const chat = await startChat();
    const viewer = await chat.connect();
    jest.spyOn(chat.app.get<ChatStore>(ChatStore), 'room').mockRejectedValueOnce(new Error('busy'));
    await expect(viewer.join('lobby')).rejects.toMatchObject({ code: 'unavailable' });
    await viewer.join('lobby');
  });

  it('the authentication is a connect_error', async () => {
    const chat = await startChat();
    jest.spyOn(chat.app.get(Authenticator), 'identify').mockRejectedValueOnce(new Error('boom'));
    await expect(chat.connect()).rejects.toMatchObject({ data: { code: 'unavailable' } });
    await expectServing(chat);
  });

  it('the connection hook ends nothing', async () => {
    const chat = await startChat();
    const add = jest.spyOn(chat.app.get(Viewers), 'add').mockImplementationOnce(boom);
    void chat.connect();
    while (add.mock.results.length === 0) await new Promise(setImmediate);
    await expectServing(chat);
  });

  it('the disconnection hook ends nothing', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    const leave = jest.spyOn(chat.app.get(RoomsService), 'leaveAll').mockImplementationOnce(boom);
    viewer.socket.disconnect();
    while (leave.mock.results.length === 0) await new Promise(setImmediate);
    await expectServing(chat);
  });
});

describe('a handler that never ends', () => {
  it('is an ack that says unavailable, before the client gives up', async () => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    jest.spyOn(chat.app.get(MessagesService), 'send').mockReturnValueOnce(new Promise(() => undefined));
    await expect(viewer.send('lobby', 'x')).rejects.toMatchObject({ code: 'unavailable' });
    await expectServing(chat);
  }, 20_000);
});
