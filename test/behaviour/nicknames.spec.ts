import { jest } from '@jest/globals';
import { Authenticator } from '../../src/identity/authenticator.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';

const named = (nickname: string) => ({ auth: { nickname } });

describe('a nickname', () => {
  it.each(['수달', 'ＯＴＴＥＲ', 'Оtter', 'ot_ter', '0tter', 'öttër'])(
    'is not given to a second person in the room, nor one that looks like it: %s',
    async (lookalike) => {
      const chat = await startChat();
      await chat.join('lobby', named('수달'));
      await chat.join('lobby', named('Otter'));
      const other = await chat.join('lobby');
      await expect(other.request('nickname:change', { nickname: lookalike })).rejects.toMatchObject({
        code: 'nickname_taken',
      });
      const impostor = await chat.join('lobby', named(lookalike));
      await expect(impostor.send('lobby', 'I am the otter')).rejects.toMatchObject({
        code: 'nickname_taken',
      });
    },
  );

  it('is free in another room, and again when its holder has left', async () => {
    const chat = await startChat();
    const first = await chat.join('lobby', named('Otter'));
    const elsewhere = await chat.join('other', named('Otter'));
    await elsewhere.send('other', 'hello');
    await first.request('room:leave', { room: 'lobby' });
    const second = await chat.join('lobby', named('Otter'));
    await second.send('lobby', 'hello');
  });

  it('stays its holder’s while one of two tabs is open', async () => {
    const chat = await startChat();
    const tab = await chat.join('lobby', named('Otter'));
    const other = await chat.join('lobby', { auth: { token: tab.welcome.guestToken } });
    await tab.request('room:leave', { room: 'lobby' });
    const impostor = await chat.join('lobby', named('Otter'));
    await expect(impostor.send('lobby', 'x')).rejects.toMatchObject({ code: 'nickname_taken' });
    await other.send('lobby', 'mine');
  });

  it('goes to the member whom the host calls so', async () => {
    const chat = await startChat();
    const guest = await chat.join('lobby', named('김철수'));
    await guest.send('lobby', 'before');
    const member = await chat.join('lobby', { auth: { token: await signToken({ name: '김철수' }) } });
    await member.send('lobby', 'the real one');
    await expect(guest.send('lobby', 'after')).rejects.toMatchObject({ code: 'nickname_taken' });
    await guest.request('nickname:change', { nickname: '김영희' });
    await guest.send('lobby', 'after');
  });

  it.each([
    'admin',
    '운영자',
    'аdmin',
    'x',
    'ab\u202Ecd',
    '\u3164\u3164',
    `Z${'\u0335'.repeat(9)}`,
    'a'.repeat(31),
  ])('cannot be %j', async (nickname) => {
    const chat = await startChat();
    const viewer = await chat.join('lobby');
    await expect(viewer.request('nickname:change', { nickname })).rejects.toMatchObject({
      code: 'nickname_invalid',
    });
  });

  it('is changed in all tabs at once, with a token that knows it', async () => {
    const chat = await startChat();
    const one = await chat.join('lobby', named('Before'));
    const two = await chat.join('lobby', { auth: { token: one.welcome.guestToken } });
    const reply = await one.request('nickname:change', { nickname: 'After' });
    expect(reply.you.nickname).toBe('After');
    expect(await two.next('notice')).toMatchObject({
      code: 'identity_changed',
      you: { nickname: 'After' },
      guestToken: expect.any(String) as string,
    });
    await two.send('lobby', 'from the other tab');
    expect(await one.seen('from the other tab')).toMatchObject({ user: { nickname: 'After' } });
    expect((await chat.connect({ auth: { token: reply.guestToken } })).welcome.you).toMatchObject({
      id: one.welcome.you.id,
      nickname: 'After',
    });
    const other = await chat.join('lobby');
    await other.request('nickname:change', { nickname: 'Before' });
  });

  it('makes a lurker a guest when it chooses one', async () => {
    const chat = await startChat();
    const lurker = await chat.join('lobby');
    const reply = await lurker.request('nickname:change', { nickname: '수달' });
    expect(reply).toMatchObject({
      you: { kind: 'guest', nickname: '수달', id: lurker.welcome.you.id },
      guestToken: expect.any(String) as string,
    });
  });
});

it('that is assigned holds up what its viewer says, and does not change the order of it', async () => {
  const chat = await startChat();
  const authenticator = chat.app.get(Authenticator);
  const viewer = await chat.join('lobby');
  let sign = () => undefined as void;
  const signed = new Promise<void>((resolve) => (sign = resolve));
  const began = new Promise<void>((resolve) => {
    jest.spyOn(authenticator, 'guestToken').mockImplementation(async () => {
      resolve();
      await signed;
      return undefined;
    });
  });
  const first = viewer.send('lobby', 'said first');
  await began;
  const second = viewer.send('lobby', 'said second');
  // By now the second one is there as well.
  await viewer.request('history:before', { room: 'lobby', before: 1 });
  sign();
  expect((await second).seq).toBe((await first).seq + 1);
});
