import { jest } from '@jest/globals';
import { Feed } from '../../src/feed/feed.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { startChat } from '../../src/testing/start-chat.js';
import { holdBack } from '../support/hold-back.js';

/** A room whose viewers are sent things so often that what is said in it waits for a moment, and somebody in it. */
async function heldBack() {
  const chat = await startChat();
  holdBack(chat);
  const reader = await chat.join('lobby');
  const writer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
  return { chat, reader, writer };
}

describe('in a room that is held back', () => {
  it('what somebody says who leaves at once is said', async () => {
    const { reader, writer } = await heldBack();
    const [reply] = await Promise.all([
      writer.send('lobby', 'bye'),
      writer.request('room:leave', { room: 'lobby' }),
    ]);
    expect(await reader.seen('bye')).toMatchObject(reply);
  });

  it.each(['websocket', 'polling'])(
    'what somebody says who closes the page at once is said (%s)',
    async (by) => {
      const { chat, reader } = await heldBack();
      const writer = await chat.join('lobby', { auth: { nickname: 'Heron' }, transports: [by] });
      writer.send('lobby', 'bye').catch(() => undefined);
      writer.socket.disconnect();
      expect(await reader.seen('bye')).toMatchObject({ user: { nickname: 'Heron' } });
    },
  );

  it('everything that somebody does happens in its order', async () => {
    const { reader, writer } = await heldBack();
    const sent = writer.send('lobby', 'as Otter');
    await writer.request('nickname:change', { nickname: 'Heron' });
    await Promise.all([sent, writer.send('lobby', 'as Heron')]);
    await reader.seen('as Heron');
    const said = reader.events().flatMap((event) => (event.type === 'message' ? event : []));
    expect(said.map(({ text, user }) => `${user.nickname} ${text}`)).toEqual([
      'Otter as Otter',
      'Heron as Heron',
    ]);
  });

  it('what is said once it is quiet does not overtake what the same one said before', async () => {
    const { chat, reader, writer } = await heldBack();
    await chat.app.get(RoomsService).create('lobby', { modes: { slow: 30 } });
    jest.spyOn(chat.app.get(Feed), 'patienceIn').mockReturnValueOnce(60_000).mockReturnValue(0);
    const outcomes = await Promise.allSettled(['first', 'second'].map((text) => writer.send('lobby', text)));
    expect(outcomes).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'slow_mode' } }]);
    await reader.seen('first');
  });

  it('what came before the server stops is stored and acked', async () => {
    const { chat, writer } = await heldBack();
    const waits = jest.spyOn(chat.app.get(Feed), 'turn');
    const sent = writer.send('lobby', 'last words');
    while (waits.mock.calls.length === 0) await new Promise(setImmediate);
    await chat.app.close();
    expect(await sent).toMatchObject({ seq: 1 });
  });

  it('a message that is refused is refused, and holds up nobody', async () => {
    const { chat, writer } = await heldBack();
    const outsider = await chat.connect({ auth: { nickname: 'Crow' } });
    await expect(outsider.send('lobby', 'from outside')).rejects.toMatchObject({ code: 'not_joined' });
    await expect(writer.send('lobby', '')).rejects.toMatchObject({ code: 'text_invalid' });
    expect(await writer.send('lobby', 'hello')).toMatchObject({ seq: 1 });
  });
});
