import type { JWTPayload } from 'jose';
import type { RoomModes, RoomUpdatedEvent } from '../../src/contract/wire.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';

const seconds = (ago = 0) => Math.floor(Date.now() / 1000) - ago;
const guest = (chat: TestChat, nickname = 'Otter') => chat.join('lobby', { auth: { nickname } });
const member = async (chat: TestChat, claims: JWTPayload) =>
  chat.join('lobby', {
    auth: { token: await signToken({ name: `${claims.sub ?? 'Member'}`, ...claims }) },
  });

async function roomWith(modes: RoomModes): Promise<TestChat> {
  const chat = await startChat();
  await chat.app.get(RoomsService).create('lobby', { modes });
  return chat;
}

/** The settings in the first `room.updated` for which `which` holds. */
async function updated(viewer: TestClient, which: (event: RoomUpdatedEvent) => boolean) {
  const isIt = (event: { type: string }) => event.type === 'room.updated' && which(event as RoomUpdatedEvent);
  const { events } = await viewer.next('feed', ({ events }) => events.some(isIt));
  return (events.find(isIt) as RoomUpdatedEvent).room;
}

const refused = (code: string) => ({ code, retryAfterMs: undefined });
const refusedFor = (code: string) => ({ code, retryAfterMs: expect.any(Number) as number });

describe('a mode that is switched on while viewers are there', () => {
  it('is seen by all of them, told to whoever joins, and over when it is switched off', async () => {
    const chat = await roomWith({});
    const [writer, reader] = [await guest(chat), await chat.join('lobby')];
    const rooms = chat.app.get(RoomsService);
    await writer.send('lobby', 'before');
    await rooms.update('lobby', { modes: { frozen: true } });
    for (const viewer of [writer, reader])
      expect((await updated(viewer, ({ room }) => room.modes.frozen === true)).modes).toEqual({
        frozen: true,
      });
    await expect(writer.send('lobby', 'in between')).rejects.toMatchObject(refused('frozen'));
    expect((await (await chat.connect()).join('lobby')).room.modes).toEqual({ frozen: true });
    await rooms.update('lobby', { modes: {} });
    await writer.send('lobby', 'after');
    await reader.seen('after');
    expect(reader.texts()).toEqual(['before', 'after']);
  });
});

describe('a frozen room', () => {
  it('hears those who run it, and nobody else', async () => {
    const chat = await roomWith({ frozen: true });
    const reader = await guest(chat);
    for (const role of ['owner', 'moderator']) {
      await (await member(chat, { sub: role, roles: [role], rooms: ['lobby'] })).send('lobby', role);
      await reader.seen(role);
    }
    const others = [
      reader,
      await member(chat, { sub: 'vip', roles: ['vip'] }),
      await member(chat, { sub: 'elsewhere', roles: ['moderator'], rooms: ['elsewhere'] }),
    ];
    for (const other of others)
      await expect(other.send('lobby', 'x')).rejects.toMatchObject(refused('frozen'));
  });
});

describe('a room of members', () => {
  it('takes what members say, and no guest’s', async () => {
    const chat = await roomWith({ membersOnly: true });
    const [reader, writer] = [await guest(chat), await member(chat, { sub: 'anybody' })];
    await expect(reader.send('lobby', 'x')).rejects.toMatchObject(refused('members_only'));
    await writer.send('lobby', 'hello');
    await reader.seen('hello');
  });
});

describe('a room of followers', () => {
  it('takes what those say who have followed for long enough, and tells others how long it will be', async () => {
    const chat = await roomWith({ followersOnly: 10 });
    const reader = await guest(chat);
    const early = await member(chat, { sub: 'early', followingSince: { lobby: seconds(3_600) } });
    await early.send('lobby', 'hello');
    const late = await member(chat, { sub: 'late', followingSince: seconds(60) });
    const refusal = (await late.send('lobby', 'x').catch((error: unknown) => error)) as {
      code: string;
      retryAfterMs: number;
    };
    expect(refusal.code).toBe('followers_only');
    expect(refusal.retryAfterMs).toBeGreaterThan(8 * 60_000);
    expect(refusal.retryAfterMs).toBeLessThanOrEqual(9 * 60_000);
    for (const other of [
      reader,
      await member(chat, { sub: 'nobody' }),
      await member(chat, { sub: 'elsewhere', followingSince: { elsewhere: 0 } }),
    ])
      await expect(other.send('lobby', 'x')).rejects.toMatchObject(refused('followers_only'));
    await reader.seen('hello');
    expect(reader.texts()).toEqual(['hello']);
  });
});

describe('a room of subscribers', () => {
  it('takes what subscribers say, of this room or of all, and nobody else’s', async () => {
    const chat = await roomWith({ subscribersOnly: true });
    for (const [sub, subscriber] of Object.entries({ all: true, here: ['lobby'] }))
      await (await member(chat, { sub, subscriber })).send('lobby', sub);
    for (const other of [
      await guest(chat),
      await member(chat, { sub: 'none' }),
      await member(chat, { sub: 'elsewhere', subscriber: ['elsewhere'] }),
    ])
      await expect(other.send('lobby', 'x')).rejects.toMatchObject(refused('subscribers_only'));
  });
});

describe('a room that new accounts do not write in', () => {
  it('tells them when they may, and guests that they may not', async () => {
    const chat = await roomWith({ newAccounts: 60 });
    await (await member(chat, { sub: 'old', createdAt: seconds(7_200) })).send('lobby', 'hello');
    await expect(
      (await member(chat, { sub: 'new', createdAt: seconds(60) })).send('lobby', 'x'),
    ).rejects.toMatchObject(refusedFor('account_too_new'));
    for (const other of [await guest(chat), await member(chat, { sub: 'unknown' })])
      await expect(other.send('lobby', 'x')).rejects.toMatchObject(refused('account_too_new'));
  });
});

describe('a room of emotes', () => {
  it('takes nothing else', async () => {
    const chat = await roomWith({ emoteOnly: true });
    const [writer, reader] = [await guest(chat), await chat.join('lobby')];
    await writer.send('lobby', '🎉 :wave: ❤️');
    await reader.seen('🎉 :wave: ❤️');
    await expect(writer.send('lobby', '축하해요 🎉')).rejects.toMatchObject(refused('emote_only'));
  });
});

describe('a room without links', () => {
  it('takes what has dots and is none, and refuses what is one, a VIP’s too', async () => {
    const chat = await roomWith({ noLinks: true });
    const [writer, vip] = [await guest(chat), await member(chat, { sub: 'vip', roles: ['vip'] })];
    for (const text of ['3.5점, e.g. ver.2', '그래...com이라니'])
      expect(await writer.send('lobby', text)).toMatchObject({ id: expect.any(String) as string });
    for (const text of ['https://a.example', 'naver.com에서 봤어', 'evil．com'])
      for (const one of [writer, vip])
        await expect(one.send('lobby', text)).rejects.toMatchObject(refused('links_not_allowed'));
    const owner = await member(chat, { sub: 'owner', roles: ['owner'] });
    await owner.send('lobby', 'https://a.example');
    await writer.seen('https://a.example');
  });
});

describe('a room in which nobody repeats himself', () => {
  it('refuses what the same user has just said, however it is written, on all tabs', async () => {
    const chat = await roomWith({ unique: true });
    const writer = await guest(chat);
    const tab = await chat.join('lobby', { auth: { token: writer.welcome.guestToken } });
    await writer.send('lobby', '안녕하세요');
    for (const one of [writer, tab])
      await expect(one.send('lobby', '안녕 하세요!!', crypto.randomUUID())).rejects.toMatchObject(
        refusedFor('duplicate_text'),
      );
    await writer.send('lobby', '또 만나요');
    await (await guest(chat, 'Seal')).send('lobby', '안녕하세요');
    const moderator = await member(chat, { sub: 'mod', roles: ['moderator'] });
    for (let i = 0; i < 2; i++) await moderator.send('lobby', '공지');
  });

  it('lets somebody say again what was not taken', async () => {
    const chat = await roomWith({ unique: true, slow: 1 });
    const writer = await guest(chat);
    await writer.send('lobby', 'first');
    const refusal = await writer.send('lobby', 'second').catch((error: unknown) => error);
    expect(refusal).toMatchObject(refusedFor('slow_mode'));
    await new Promise((resolve) => setTimeout(resolve, (refusal as { retryAfterMs: number }).retryAfterMs));
    await writer.send('lobby', 'second');
  });
});

describe('a VIP', () => {
  it('writes where others may not, and does not wait', async () => {
    const chat = await roomWith({
      slow: 300,
      membersOnly: true,
      followersOnly: 10,
      subscribersOnly: true,
      emoteOnly: true,
      newAccounts: 60,
    });
    const vip = await member(chat, { sub: 'vip', roles: ['vip'], rooms: ['lobby'] });
    await vip.send('lobby', 'one');
    await vip.send('lobby', 'two');
  });
});

describe('a retry', () => {
  it.each<[string, { open?: boolean; modes?: RoomModes }]>([
    ['frozen', { modes: { frozen: true } }],
    ['slow', { modes: { slow: 300 } }],
    ['of members', { modes: { membersOnly: true } }],
    ['of emotes', { modes: { emoteOnly: true } }],
    ['without repeats', { modes: { unique: true } }],
    ['closed', { open: false }],
  ])('gets its ack in a room that is %s by now', async (_what, change) => {
    const chat = await roomWith({});
    const writer = await guest(chat);
    const first = await writer.send('lobby', 'hello', 'same');
    await chat.app.get(RoomsService).update('lobby', change);
    expect(await writer.send('lobby', 'hello', 'same')).toEqual(first);
    expect(await writer.send('lobby', 'hello', 'same')).toEqual(first);
  });

  it('of what was refused is refused again', async () => {
    const chat = await roomWith({ frozen: true });
    const writer = await guest(chat);
    for (let i = 0; i < 2; i++)
      await expect(writer.send('lobby', 'hello', 'same')).rejects.toMatchObject(refused('frozen'));
  });
});

describe('raid mode', () => {
  it('calms a room of guests without silencing it, and puts back what was before', async () => {
    const chat = await roomWith({ emoteOnly: true });
    const rooms = chat.app.get(RoomsService);
    await rooms.update('lobby', { modes: {} });
    const [writer, reader] = [await guest(chat), await guest(chat, 'Seal')];
    await rooms.update('lobby', { raid: true });
    const raided = { modes: { slow: 30, unique: true, noLinks: true }, raid: { before: {} } };
    expect(await updated(reader, ({ room }) => room.raid !== undefined)).toMatchObject(raided);
    expect((await (await chat.connect()).join('lobby')).room).toMatchObject(raided);
    await expect(writer.send('lobby', 'evil.com')).rejects.toMatchObject(refused('links_not_allowed'));
    await writer.send('lobby', 'hello');
    await expect(writer.send('lobby', 'again')).rejects.toMatchObject(refusedFor('slow_mode'));
    await reader.seen('hello');
    await rooms.update('lobby', { raid: false });
    const { room } = await (await chat.connect()).join('lobby');
    expect(room.modes).toEqual({});
    expect(room.raid).toBeUndefined();
    for (const text of ['again', 'again', 'good.com']) await writer.send('lobby', text);
  });
});
