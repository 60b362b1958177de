import { jest } from '@jest/globals';
import { Feed } from '../../src/feed/feed.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { ChatError } from '../../src/chat/chat-error.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';

const named = (nickname: string) => ({ auth: { nickname } });
const tooEarly = { code: 'slow_mode', retryAfterMs: expect.any(Number) as number };

async function slowRoom(slow: number): Promise<TestChat> {
  const chat = await startChat();
  await chat.app.get(RoomsService).create('lobby', { modes: { slow } });
  return chat;
}

describe('slow mode', () => {
  it('takes one message of each user, and tells how long the next one has to wait', async () => {
    const chat = await slowRoom(30);
    const viewer = await chat.join('lobby', named('Otter'));
    await viewer.send('lobby', 'first');
    const refusal = await viewer.send('lobby', 'second').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'slow_mode' });
    const { retryAfterMs } = refusal as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(29_000);
    expect(retryAfterMs).toBeLessThanOrEqual(30_000);
    await (await chat.join('lobby', named('Seal'))).send('lobby', 'somebody else');
    await viewer.join('elsewhere');
    await viewer.send('elsewhere', 'in another room');
  });

  it('takes the next one exactly when it said', async () => {
    const chat = await slowRoom(1);
    const viewer = await chat.join('lobby');
    await viewer.send('lobby', 'first');
    const refusal = await viewer.send('lobby', 'second').catch((error: unknown) => error);
    const { retryAfterMs } = refusal as { retryAfterMs: number };
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    expect(await viewer.send('lobby', 'second')).toMatchObject({ seq: 3 });
  });

  it('holds over tabs and reconnects', async () => {
    const chat = await slowRoom(30);
    const tab = await chat.join('lobby', named('Otter'));
    const other = await chat.join('lobby', { auth: { token: tab.welcome.guestToken } });
    const sends = [tab, other].flatMap((one) =>
      Array.from({ length: 10 }, (_, i) => one.send('lobby', 'x', `${one.socket.id}-${i}`)),
    );
    const settled = await Promise.allSettled(sends);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    tab.socket.disconnect();
    const back = await chat.join('lobby', { auth: { token: tab.welcome.guestToken } });
    await expect(back.send('lobby', 'still')).rejects.toMatchObject(tooEarly);
  });

  it('is not for those who run the room', async () => {
    const chat = await slowRoom(30);
    for (const role of ['owner', 'moderator']) {
      const token = await signToken({ sub: role, name: role, roles: [role], rooms: ['lobby'] });
      const one = await chat.join('lobby', { auth: { token } });
      await one.send('lobby', 'first');
      await one.send('lobby', 'second');
    }
  });

  it('never refuses a retry, nor counts it', async () => {
    const chat = await slowRoom(1);
    const viewer = await chat.join('lobby', named('Otter'));
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => viewer.send('lobby', 'first', 'same')),
    );
    expect(new Set(replies.map(({ seq }) => seq)).size).toBe(1);
    const refusal = await viewer.send('lobby', 'second', 'other').catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, (refusal as { retryAfterMs: number }).retryAfterMs));
    expect(await viewer.send('lobby', 'first', 'same')).toEqual(replies[0]);
    await viewer.send('lobby', 'second', 'other');
    expect(await viewer.send('lobby', 'first', 'same')).toEqual(replies[0]);
    await expect(viewer.send('lobby', 'third')).rejects.toMatchObject(tooEarly);
  });

  it('does not count what is not taken', async () => {
    const chat = await slowRoom(30);
    const viewer = await chat.join('lobby', named('Otter'));
    await expect(viewer.send('lobby', ' ')).rejects.toMatchObject({ code: 'text_invalid' });
    const append = jest
      .spyOn(chat.app.get(Feed), 'append')
      .mockRejectedValueOnce(new ChatError('unavailable'));
    await expect(viewer.send('lobby', 'lost')).rejects.toMatchObject({ code: 'unavailable' });
    append.mockRestore();
    await viewer.send('lobby', 'taken');
    await expect(viewer.send('lobby', 'too early')).rejects.toMatchObject(tooEarly);
  });

  it('begins and ends while viewers are there, and they see it', async () => {
    const chat = await startChat();
    const rooms = chat.app.get(RoomsService);
    await rooms.create('lobby');
    const viewer = await chat.join('lobby', named('Otter'));
    const modes = (slow?: number) =>
      viewer.next('feed', ({ events }) =>
        events.some((event) => event.type === 'room.updated' && event.room.modes.slow === slow),
      );
    await rooms.update('lobby', { modes: { slow: 30 } });
    await modes(30);
    await viewer.send('lobby', 'first');
    await expect(viewer.send('lobby', 'second')).rejects.toMatchObject(tooEarly);
    expect((await viewer.join('lobby')).room.modes).toEqual({ slow: 30 });
    await rooms.update('lobby', { modes: {} });
    await viewer.send('lobby', 'second');
    expect((await viewer.join('lobby')).room.modes).toEqual({});
  });

  it('is refused to a host who sets it to what cannot be, with the name of the setting', async () => {
    const chat = await slowRoom(30);
    const rooms = chat.app.get(RoomsService);
    await expect(rooms.update('lobby', { modes: { slow: 301 } })).rejects.toThrow(
      'modes.slow: has to be 1 to 300 seconds',
    );
    expect((await (await chat.connect()).join('lobby')).room.modes).toEqual({ slow: 30 });
  });
});
