import { jest } from '@jest/globals';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { ReviewQueue } from '../../src/moderation/review-queue.js';
import { UndoService } from '../../src/moderation/undo.service.js';
import { ChatStore } from '../../src/store/chat-store.js';
import type { Refusal } from '../../src/testing/refusal.js';
import { ActiveRooms } from '../../src/rooms/active-rooms.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { outcomes } from '../support/outcomes.js';
import { backstage, heard, joinAs } from '../support/moderators.js';

const ROOM = 'r';

async function scene() {
  const chat = await startChat();
  const moderator = await joinAs.moderator(chat, ROOM, 'mod');
  const troll = await chat.join(ROOM, { auth: { nickname: 'Troll' } });
  // No guest: all tests come from one address, which is banned with a guest.
  const viewer = await joinAs.member(chat, ROOM, 'viewer');
  return { chat, moderator, troll, viewer, trollId: troll.welcome.you.id };
}

const held = (userId: string, clientMsgId = 'c1') => ({
  draft: {
    type: 'message' as const,
    id: `held-${clientMsgId}`,
    user: { id: userId, nickname: 'Troll', roles: [], badges: [] },
    text: 'borderline',
  },
  sent: { userId, clientMsgId },
  why: 'a word',
});

const refusedWith = (code: string): unknown => expect.objectContaining({ code });

describe('deleting a message', () => {
  it('takes it from everybody’s screen, from history, recovery and the backlog, and keeps its place', async () => {
    const { chat, moderator, troll, viewer } = await scene();
    const { id, seq } = await troll.send(ROOM, 'something vile');
    await viewer.send(ROOM, 'something nice');
    await viewer.seen('something nice');
    await moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    expect((await heard(viewer, 'message.deleted')).message).toEqual({ id, seq });

    const { events } = await viewer.request('history:before', { room: ROOM, before: 100 });
    expect(events.find((event) => event.seq === seq)).toMatchObject({ type: 'tombstone', id });
    const joiner = await chat.connect();
    const backlog = await joiner.join(ROOM);
    const recovered = await viewer.join(ROOM, { epoch: backlog.epoch, seq: 0 });
    expect(recovered.recovered).toBe(true);
    for (const reply of [events, backlog, recovered])
      expect(JSON.stringify(reply)).not.toContain('something vile');
    expect(backlog.events.map((event) => event.seq)).toEqual([1, 2, 3]);
  });

  it('can be undone, and everybody sees the message again', async () => {
    const { moderator, troll, viewer } = await scene();
    const { id, seq } = await troll.send(ROOM, 'a misunderstanding');
    const { action } = await moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    await heard(viewer, 'message.deleted');
    await moderator.request('action:undo', { room: ROOM, action });
    const { messages } = await heard(viewer, 'messages.restored');
    expect(messages).toMatchObject([{ id, seq, text: 'a misunderstanding' }]);
    const { events } = await viewer.request('history:before', { room: ROOM, before: 100 });
    expect(events[0]).toMatchObject({ id, text: 'a misunderstanding' });
    await expect(moderator.request('action:undo', { room: ROOM, action })).rejects.toEqual(
      refusedWith('action_not_found'),
    );
  });

  it('is refused for a place where another message is, and for one that is gone', async () => {
    const { moderator, troll } = await scene();
    const { id, seq } = await troll.send(ROOM, 'x');
    const wrong = moderator.request('message:delete', { room: ROOM, message: { id: 'other', seq } });
    await expect(wrong).rejects.toEqual(refusedWith('message_not_found'));
    await moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    const again = moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    await expect(again).rejects.toEqual(refusedWith('message_not_found'));
  });

  it('takes a pinned message from its pin as well, for joiners too', async () => {
    const { chat, moderator, troll } = await scene();
    const { id, seq } = await troll.send(ROOM, 'look at me');
    await moderator.request('message:pin', { room: ROOM, message: { id, seq } });
    const before = await (await chat.connect()).join(ROOM);
    expect(before.room.pinned).toMatchObject({ id, text: 'look at me' });
    await moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    const after = await (await chat.connect()).join(ROOM);
    expect(after.room.pinned).toBeUndefined();
  });
});

describe('purging a user, and clearing a room', () => {
  it('removes all that the user said, and nothing else', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    for (const text of ['one', 'two']) await troll.send(ROOM, text);
    await viewer.send(ROOM, 'three');
    const { action } = await moderator.request('user:purge', { room: ROOM, user: trollId });
    expect((await heard(viewer, 'user.purged')).user.id).toBe(trollId);
    const { events } = await (await chat.connect()).join(ROOM);
    expect(events.map(({ type }) => type)).toEqual(['tombstone', 'tombstone', 'message', 'user.purged']);
    await moderator.request('action:undo', { room: ROOM, action });
    expect((await heard(viewer, 'messages.restored')).messages.map(({ text }) => text)).toEqual([
      'one',
      'two',
    ]);
    const again = await (await chat.connect()).join(ROOM);
    expect(again.events.slice(0, 3).map(({ type }) => type)).toEqual(['message', 'message', 'message']);
  });

  it('removes all that was said, and what is said after it stays', async () => {
    const { chat, moderator, troll, viewer } = await scene();
    await troll.send(ROOM, 'before');
    const { action } = await moderator.request('room:clear', { room: ROOM, reason: 'fresh start' });
    await heard(viewer, 'room.cleared');
    await viewer.send(ROOM, 'after');
    const types = async () => {
      const { events } = await viewer.request('history:before', { room: ROOM, before: 100 });
      return events.map(({ type }) => type);
    };
    expect(await types()).toEqual(['tombstone', 'room.cleared', 'message']);
    await moderator.request('action:undo', { room: ROOM, action });
    expect((await types()).slice(0, 3)).toEqual(['message', 'room.cleared', 'message']);
    const { events } = await (await chat.connect()).join(ROOM);
    expect(events[0]).toMatchObject({ type: 'message', text: 'before' });
  });
});

describe('a timeout', () => {
  it('silences for its time, with the reason, in every tab and under a new name', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    const tab = await chat.join(ROOM, { auth: { token: troll.welcome.guestToken } });
    await moderator.request('user:timeout', { room: ROOM, user: trollId, seconds: 60, reason: 'calm down' });
    expect((await heard(viewer, 'user.timed_out')).user).toMatchObject({ id: trollId, nickname: 'Troll' });
    const notice = await troll.next('notice', ({ code }) => code === 'timed_out');
    expect(notice).toMatchObject({ room: ROOM, message: 'calm down' });
    expect(notice.retryAfterMs).toBeGreaterThan(55_000);
    for (const client of [troll, tab]) {
      const refusal = await client.send(ROOM, 'no').catch((error: Refusal) => error);
      expect(refusal).toMatchObject({ code: 'timed_out', message: 'calm down' });
      expect((refusal as Refusal).retryAfterMs).toBeLessThanOrEqual(60_000);
    }
    const rename = troll.request('nickname:change', { nickname: 'Innocent' });
    await expect(rename).rejects.toEqual(refusedWith('timed_out'));
  });

  it('ends by itself', async () => {
    const { moderator, troll, trollId } = await scene();
    await moderator.request('user:timeout', { room: ROOM, user: trollId, seconds: 1 });
    const refusal = (await troll.send(ROOM, 'too early').catch((error: Refusal) => error)) as Refusal;
    expect(refusal.code).toBe('timed_out');
    await new Promise((resolve) => setTimeout(resolve, (refusal.retryAfterMs ?? 0) + 2));
    await troll.send(ROOM, 'sorry');
  });

  it.each([0, 1_209_601, 1.5, '60'])('is refused for %p seconds', async (seconds) => {
    const { moderator, trollId } = await scene();
    const ack = await moderator.ask('user:timeout', { room: ROOM, user: trollId, seconds });
    expect(ack).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });
});

describe('a ban', () => {
  it('puts out at once and keeps out: on joining, reconnecting, retrying, polling and under a new guest’s name', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    await troll.send(ROOM, 'first', 'c1');
    await moderator.request('user:ban', { room: ROOM, user: trollId, reason: 'enough' });
    await heard(viewer, 'user.banned');
    expect(await troll.next('notice', ({ code }) => code === 'banned')).toMatchObject({ message: 'enough' });
    await expect(troll.send(ROOM, 'first', 'c1')).rejects.toEqual(refusedWith('not_joined'));
    await expect(troll.join(ROOM)).rejects.toMatchObject({ code: 'banned', message: 'enough' });
    for (const auth of [{ token: troll.welcome.guestToken }, { nickname: 'Somebody else' }, {}])
      for (const transports of [['websocket'], ['polling']]) {
        const back = await chat.connect({ auth, transports });
        await expect(back.join(ROOM)).rejects.toEqual(refusedWith('banned'));
        await expect(back.send(ROOM, 'hi')).rejects.toEqual(refusedWith('not_joined'));
      }
  });

  it('of a guest keeps no member out who comes from the same address', async () => {
    const { chat, moderator, trollId } = await scene();
    await moderator.request('user:ban', { room: ROOM, user: trollId });
    const neighbour = await joinAs.member(chat, ROOM, 'neighbour');
    await neighbour.send(ROOM, 'I live here too');
  });

  it('ends with unban, and with undo', async () => {
    const { chat, moderator, troll, trollId } = await scene();
    await moderator.request('user:ban', { room: ROOM, user: trollId });
    const { action } = await moderator.request('user:unban', { room: ROOM, user: trollId });
    await troll.join(ROOM);
    await troll.send(ROOM, 'back');
    await moderator.request('action:undo', { room: ROOM, action });
    await troll.next('notice', ({ code }) => code === 'banned');
    await expect(troll.join(ROOM)).rejects.toEqual(refusedWith('banned'));
    expect(chat).toBeDefined();
  });

  it('of a guest who has just left keeps the address out', async () => {
    const { chat, moderator, troll, trollId } = await scene();
    await troll.send(ROOM, 'hit and run');
    const inRoom = (count: number) => () => moderator.received.pulse.at(-1)?.viewers === count;
    await moderator.next('pulse', inRoom(3));
    troll.socket.disconnect();
    await moderator.next('pulse', inRoom(2));
    await moderator.request('user:ban', { room: ROOM, user: trollId });
    const back = await chat.connect({ auth: { nickname: 'Fresh' } });
    await expect(back.join(ROOM)).rejects.toEqual(refusedWith('banned'));
  });

  it('of a range keeps its guests out, by the address that trusted proxies tell', async () => {
    const chat = await startChat({ trustedProxies: ['loopback'] });
    const moderator = await joinAs.moderator(chat, ROOM, 'mod');
    const from = (address: string) => ({
      transports: ['polling'],
      extraHeaders: { 'x-forwarded-for': address },
    });
    const inside = await chat.join(ROOM, from('198.51.100.7'));
    await moderator.request('address:ban', { room: ROOM, address: '198.51.100.0/24' });
    await inside.next('notice', ({ code }) => code === 'banned');
    const another = await chat.connect(from('198.51.100.200'));
    await expect(another.join(ROOM)).rejects.toEqual(refusedWith('banned'));
    const outside = await chat.connect(from('198.51.101.7'));
    await outside.join(ROOM);
    await moderator.request('address:unban', { room: ROOM, address: '198.51.100.0/24' });
    await another.join(ROOM);
  });

  it('of addresses can be looked up: those that somebody gave, and not those of guests who were banned', async () => {
    const { chat, moderator, trollId } = await scene();
    const bans = async () => (await moderator.request('address:list', { room: ROOM })).bans;
    await moderator.request('user:ban', { room: ROOM, user: trollId });
    expect(await bans()).toEqual([]);
    const ban = { room: ROOM, address: '203.0.113.9/24', reason: 'raiders' };
    const { action } = await moderator.request('address:ban', ban);
    await chat.app.get(ModerationService).banAddress({ room: ROOM, address: '2001:db8::1' });
    const at = expect.any(Number) as number;
    expect(await bans()).toEqual([
      { address: '2001:db8:0:0::/64', at },
      { address: '203.0.113.0/24', at, by: { id: 'mod', nickname: 'mod' }, reason: 'raiders' },
    ]);
    await moderator.request('address:unban', { room: ROOM, address: '2001:db8::2' });
    await moderator.request('action:undo', { room: ROOM, action });
    expect(await bans()).toEqual([]);
  });

  it('that ends is told to those whom it kept out, and to nobody else', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    await moderator.request('user:ban', { room: ROOM, user: trollId });
    await troll.next('notice', ({ code }) => code === 'banned');
    const refused = await chat.connect({ auth: { nickname: 'Somebody else' } });
    await expect(refused.join(ROOM)).rejects.toEqual(refusedWith('banned'));
    const gone = await chat.connect();
    await expect(gone.join(ROOM)).rejects.toEqual(refusedWith('banned'));
    gone.socket.disconnect();
    await moderator.request('user:unban', { room: ROOM, user: trollId });
    for (const one of [troll, refused]) {
      expect(await one.next('notice', ({ code }) => code === 'unbanned')).toMatchObject({ room: ROOM });
      await one.join(ROOM);
    }
    expect(viewer.received.notice).toEqual([]);
  });

  it('holds from its ack on, however long the node takes to read it, also for whoever is on the way in', async () => {
    const chat = await startChat();
    const { moderation: records } = chat.app.get<ChatStore>(ChatStore);
    const loud = await chat.join(ROOM, { auth: { nickname: 'Loud' } });
    const late = await chat.connect({ auth: { nickname: 'Late' } });
    await loud.send(ROOM, 'first');
    let read = () => undefined as void;
    const mayRead = new Promise<void>((resolve) => (read = resolve));
    const standing = records.standing.bind(records);
    const asked = new Promise<void>((resolve) => {
      jest.spyOn(records, 'standing').mockImplementation(async (room) => {
        resolve();
        await mayRead;
        return standing(room);
      });
    });
    const ban = { room: ROOM, user: loud.welcome.you.id };
    await chat.app.get(ModerationService).ban(ban);
    await asked;
    const outcome: unknown = expect.objectContaining({
      code: expect.stringMatching(/^(banned|not_joined)$/) as unknown,
    });
    const attempts = Promise.all([
      expect(loud.send(ROOM, 'one more')).rejects.toEqual(outcome),
      expect(late.join(ROOM)).rejects.toEqual(refusedWith('banned')),
    ]);
    // By now both are there.
    for (const one of [loud, late])
      await one.request('room:leave', { room: 'nowhere' }).catch(() => undefined);
    read();
    await attempts;
    expect(loud.texts()).toEqual(['first']);
  });

  it('that ends is told to whoever was alone in the room too', async () => {
    const chat = await startChat();
    const alone = await chat.join(ROOM, { auth: { nickname: 'Alone' } });
    const moderation = chat.app.get(ModerationService);
    const user = alone.welcome.you.id;
    await alone.send(ROOM, 'is anybody there');
    await moderation.ban({ room: ROOM, user });
    await alone.next('notice', ({ code }) => code === 'banned');
    await moderation.unban({ room: ROOM, user });
    await alone.next('notice', ({ code }) => code === 'unbanned');
    await alone.join(ROOM);
    // Who is in is told nothing of the kind any more, and the room goes from memory with its last viewer.
    await moderation.banAddress({ room: ROOM, address: '203.0.113.9' });
    await heard(alone, 'user.banned');
    await alone.request('room:leave', { room: ROOM });
    expect(alone.received.notice.filter(({ code }) => code === 'unbanned')).toHaveLength(1);
    expect(chat.app.get(ActiveRooms).size).toBe(0);
  });

  it('that ends is not told to who is in by then, as a moderator', async () => {
    const { chat, moderator } = await scene();
    const tokenOf = (roles: string[]) => signToken({ sub: 'risen', name: 'Risen', roles });
    const risen = await chat.join(ROOM, { auth: { token: await tokenOf([]) } });
    await moderator.request('user:ban', { room: ROOM, user: 'risen' });
    await risen.next('notice', ({ code }) => code === 'banned');
    await risen.request('token:refresh', { token: await tokenOf(['owner']) });
    await risen.join(ROOM);
    await moderator.request('user:unban', { room: ROOM, user: 'risen' });
    await heard(risen, 'user.unbanned');
    await risen.request('history:before', { room: ROOM, before: 1 });
    expect(risen.received.notice.map(({ code }) => code)).not.toContain('unbanned');
  });

  it('keeps rooms in memory for whom it keeps out, as many as one can be in, until they are gone', async () => {
    const chat = await startChat({ roomsPerViewer: 2 });
    const moderation = chat.app.get(ModerationService);
    const rooms = chat.app.get(ActiveRooms);
    const banned = await chat.connect({ auth: { nickname: 'Everywhere' } });
    for (const room of ['one', 'two', 'three']) {
      await chat.app.get(RoomsService).create(room);
      await moderation.ban({ room, user: banned.welcome.you.id });
      const twice = [banned.join(room), banned.join(room)];
      for (const join of twice) await expect(join).rejects.toEqual(refusedWith('banned'));
    }
    expect([...rooms].map(({ id }) => id)).toEqual(['two', 'three']);
    banned.socket.disconnect();
    while (rooms.size > 0) await new Promise(setImmediate);
  });

  it.each(['nonsense', '0.0.0.0/0', '10.0.0.0/4', '::/0', '999.1.1.1', 'fe80::1%eth0'])(
    'is refused for the address %s',
    async (address) => {
      const { moderator } = await scene();
      const ack = await moderator.ask('address:ban', { room: ROOM, address });
      expect(ack).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    },
  );

  it('never tells anybody an address', async () => {
    const { moderator, viewer, trollId } = await scene();
    await backstage(moderator, ROOM);
    await moderator.request('user:ban', { room: ROOM, user: trollId });
    await heard(viewer, 'user.banned');
    await heard(moderator, 'action');
    const card = await moderator.request('user:card', { room: ROOM, user: trollId });
    for (const told of [card, moderator.received, viewer.received])
      expect(JSON.stringify(told)).not.toMatch(/127\.0\.0\.1|::1/);
  });
});

describe('an undo', () => {
  const undo = (moderator: TestClient, action: string) =>
    moderator.request('action:undo', { room: ROOM, action });
  const until = (client: TestClient) =>
    client.send(ROOM, 'hm').then(
      () => undefined,
      (error: Refusal) => ({ code: error.code, seconds: Math.ceil((error.retryAfterMs ?? 0) / 1000) }),
    );

  it('of a timeout leaves a ban that came after it, and tells nobody that it was over', async () => {
    const { moderator, troll, viewer, trollId } = await scene();
    const who = { room: ROOM, user: trollId };
    const { action } = await moderator.request('user:timeout', { ...who, seconds: 60 });
    await moderator.request('user:ban', who);
    await undo(moderator, action);
    await expect(troll.join(ROOM)).rejects.toEqual(refusedWith('banned'));
    const isNameless = () => viewer.events().filter(({ type }) => type === 'user.banned').length === 2;
    await viewer.next('feed', isNameless);
    expect(viewer.events().map(({ type }) => type)).not.toContain('user.unbanned');
  });

  it('of a ban, or of its end, leaves a timeout as it is', async () => {
    const { moderator, troll, viewer, trollId } = await scene();
    const who = { room: ROOM, user: trollId };
    await moderator.request('user:timeout', { ...who, seconds: 600 });
    const ban = await moderator.request('user:ban', who);
    const end = await moderator.request('user:unban', who);
    await troll.join(ROOM);
    expect(await until(troll)).toBeUndefined();
    await undo(moderator, end.action);
    await expect(troll.join(ROOM)).rejects.toEqual(refusedWith('banned'));
    await undo(moderator, ban.action);
    await troll.join(ROOM);
    expect(await until(troll)).toMatchObject({ code: 'timed_out' });
    const timedOut = () => viewer.events().filter(({ type }) => type === 'user.timed_out').length === 2;
    await viewer.next('feed', timedOut);
  });

  it('of a timeout has the one hold again that it took the place of, and tells whom it concerns', async () => {
    const { moderator, troll, trollId } = await scene();
    const who = { room: ROOM, user: trollId };
    await moderator.request('user:timeout', { ...who, seconds: 600, reason: 'long' });
    const { action } = await moderator.request('user:timeout', { ...who, seconds: 60, reason: 'short' });
    await troll.next('notice', ({ message }) => message === 'short');
    expect(await until(troll)).toEqual({ code: 'timed_out', seconds: 60 });
    await undo(moderator, action);
    await troll.next('notice', ({ message }) => message === 'long');
    expect((await until(troll))?.seconds).toBeGreaterThan(500);
  });

  it('of the end of a mute mutes nobody who was not', async () => {
    const { moderator, troll, viewer, trollId } = await scene();
    const { action } = await moderator.request('user:unmute', { room: ROOM, user: trollId });
    await undo(moderator, action);
    await troll.send(ROOM, 'still here');
    await viewer.seen('still here');
  });
});

describe('who may moderate', () => {
  it('is no viewer, whatever the payload claims, and no moderator of another room', async () => {
    const { chat, troll, viewer } = await scene();
    const elsewhere = await joinAs.moderator(chat, 'other', 'mod-of-other');
    await elsewhere.join(ROOM);
    const claims = { roles: ['owner'], by: { id: 'mod' }, role: 'owner' };
    const requests: [string, object][] = [
      ['message:delete', { message: { id: 'x', seq: 1 } }],
      ['user:purge', { user: troll.welcome.you.id }],
      ['user:timeout', { user: troll.welcome.you.id }],
      ['user:ban', { user: troll.welcome.you.id }],
      ['user:unban', { user: troll.welcome.you.id }],
      ['address:ban', { address: '127.0.0.1' }],
      ['address:unban', { address: '127.0.0.1' }],
      ['address:list', {}],
      ['room:clear', {}],
      ['room:announce', { text: 'hear me' }],
      ['room:update', { title: 'mine' }],
      ['message:pin', {}],
      ['user:role', { user: viewer.welcome.you.id, role: 'moderator' }],
      ['action:undo', { action: 'x' }],
      ['actions:undo', { moderator: 'mod' }],
      ['user:card', { user: troll.welcome.you.id }],
      ['review:list', {}],
      ['review:decide', { held: 'x', decision: 'allow' }],
    ];
    for (const [event, request] of requests)
      for (const client of [viewer, elsewhere])
        expect([event, await client.ask(event, { ...claims, ...request, room: ROOM })]).toMatchObject([
          event,
          { ok: false, error: { code: 'forbidden' } },
        ]);
    await expect(viewer.join(`${ROOM}~backstage`)).rejects.toEqual(refusedWith('forbidden'));
    await expect(elsewhere.join(`${ROOM}~backstage`)).rejects.toEqual(refusedWith('forbidden'));
  });

  it('acts on no owner and on no other moderator; an owner does', async () => {
    const { chat, moderator } = await scene();
    const owner = await joinAs.owner(chat, ROOM, 'boss');
    const other = await joinAs.moderator(chat, ROOM, 'mod-2');
    for (const user of ['boss', 'mod-2', 'mod'])
      await expect(moderator.request('user:ban', { room: ROOM, user })).rejects.toEqual(
        refusedWith('forbidden'),
      );
    await owner.request('user:timeout', { room: ROOM, user: 'mod-2' });
    await expect(other.send(ROOM, 'but')).rejects.toEqual(refusedWith('timed_out'));
  });

  it('is made by the owner, at once and for as long as the owner likes', async () => {
    const { chat, moderator, viewer } = await scene();
    const owner = await joinAs.owner(chat, ROOM, 'boss');
    const helper = await joinAs.member(chat, ROOM, 'helper');
    const grant = { room: ROOM, user: 'helper', role: 'moderator' } as const;
    await expect(moderator.request('user:role', grant)).rejects.toEqual(refusedWith('forbidden'));
    await owner.request('user:role', grant);
    const told = await helper.next('notice', ({ code }) => code === 'identity_changed');
    expect(told).toMatchObject({ room: ROOM, you: { roles: ['moderator'] } });
    expect(told.you?.can).toContain('moderate');
    expect(await heard(viewer, 'user.role')).toMatchObject({ user: { id: 'helper' }, role: 'moderator' });
    const { id, seq } = await viewer.send(ROOM, 'oops');
    await helper.join(`${ROOM}~backstage`);
    await helper.request('message:delete', { room: ROOM, message: { id, seq } });
    await helper.send(ROOM, 'done');
    expect(await viewer.seen('done')).toMatchObject({ user: { roles: ['moderator'] } });

    await owner.request('user:role', { room: ROOM, user: 'helper' });
    await helper.next('notice', ({ you }) => you?.roles.length === 0);
    const ack = await helper.ask('room:clear', { room: ROOM });
    expect(ack).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const seen = helper.events(`${ROOM}~backstage`).length;
    await owner.request('room:announce', { room: ROOM, text: 'meanwhile' });
    await heard(helper, 'announcement');
    expect(helper.events(`${ROOM}~backstage`)).toHaveLength(seen);
  });
});

describe('the room itself', () => {
  it('is frozen, thawed, announced in and pinned in, for everybody to see', async () => {
    const { moderator, viewer } = await scene();
    await viewer.send(ROOM, 'hello');
    const { action } = await moderator.request('room:update', {
      room: ROOM,
      open: false,
      title: '쉬는 시간',
    });
    expect((await heard(viewer, 'room.updated')).room).toMatchObject({ open: false, title: '쉬는 시간' });
    await expect(viewer.send(ROOM, 'hm')).rejects.toEqual(refusedWith('room_closed'));
    await moderator.request('action:undo', { room: ROOM, action });
    await viewer.send(ROOM, 'on we go');
    await moderator.request('room:announce', { room: ROOM, text: 'Back in five.' });
    expect((await heard(viewer, 'announcement')).text).toBe('Back in five.');
  });
});

describe('what moderators see', () => {
  it('is every action as it happens and afterwards: who, what, whom, when and why', async () => {
    const { chat, moderator, trollId } = await scene();
    const colleague = await joinAs.moderator(chat, ROOM, 'mod-2');
    expect(await backstage(colleague, ROOM)).toEqual([]);
    const { action } = await moderator.request('user:timeout', { room: ROOM, user: trollId, reason: 'spam' });
    const live = await heard(colleague, 'action', `${ROOM}~backstage`);
    expect(live).toMatchObject({
      id: action,
      kind: 'timeout',
      by: { id: 'mod', nickname: 'mod' },
      target: { id: trollId, nickname: 'Troll' },
      reason: 'spam',
    });
    expect(live.until).toBeGreaterThan(live.at);
    const late = await joinAs.owner(chat, ROOM, 'boss');
    expect(await backstage(late, ROOM)).toEqual([live]);
  });

  it('is a card of somebody: what they wrote, removed or not, and what they got', async () => {
    const { moderator, troll, trollId } = await scene();
    const { id, seq } = await troll.send(ROOM, 'bad');
    await troll.send(ROOM, 'worse');
    await moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    await moderator.request('user:timeout', { room: ROOM, user: trollId, seconds: 90 });
    const card = await moderator.request('user:card', { room: ROOM, user: trollId });
    expect(card).toMatchObject({ user: { id: trollId, nickname: 'Troll' }, banned: false });
    expect(card.timedOutUntil).toBeGreaterThan(Date.now());
    expect(card.messages.map(({ text, removed }) => [text, removed])).toEqual([
      ['bad', true],
      ['worse', false],
    ]);
    expect(card.actions.map(({ kind }) => kind)).toEqual(['delete', 'timeout']);
  });

  it('can be undone all at once, when a moderator went astray', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    await troll.send(ROOM, 'harmless');
    const rogue = await joinAs.moderator(chat, ROOM, 'rogue');
    await rogue.request('user:purge', { room: ROOM, user: trollId });
    await rogue.request('user:ban', { room: ROOM, user: trollId });
    await rogue.request('room:update', { room: ROOM, title: 'pwned' });
    await rogue.request('room:clear', { room: ROOM });
    await rogue.request('filters:set', {
      room: ROOM,
      name: 'all',
      list: { action: 'block', words: ['harmless'] },
    });
    await chat.app.get(ReviewQueue).hold(ROOM, held('somebody'));
    await rogue.request('review:decide', { room: ROOM, held: 'held-c1', decision: 'refuse' });
    const all = { room: ROOM, moderator: 'rogue' };
    await expect(moderator.request('actions:undo', all)).rejects.toEqual(refusedWith('forbidden'));
    const owner = await joinAs.owner(chat, ROOM, 'boss');
    expect(await owner.request('actions:undo', all)).toEqual({ undone: 6 });
    const { room } = await troll.join(ROOM);
    expect(room.title).toBe(ROOM);
    const { events } = await viewer.request('history:before', { room: ROOM, before: 100 });
    expect(events[0]).toMatchObject({ type: 'message', text: 'harmless' });
    expect(await owner.request('filters:get', { room: ROOM })).toEqual({ lists: [] });
    expect(await owner.request('review:list', { room: ROOM })).toMatchObject({ held: [{ id: 'held-c1' }] });
    expect(await owner.request('actions:undo', all)).toEqual({ undone: 0 });
  });
});

describe('the host app', () => {
  it('moderates in its own name, from its own code', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    await backstage(moderator, ROOM);
    const { id, seq } = await troll.send(ROOM, 'reported');
    const moderation = chat.app.get(ModerationService);
    await moderation.delete({ room: ROOM, message: { id, seq } });
    expect((await heard(viewer, 'message.deleted')).message.id).toBe(id);
    expect(await heard(moderator, 'action')).not.toHaveProperty('by');
    await moderation.ban({ room: ROOM, user: trollId });
    await troll.next('notice', ({ code }) => code === 'banned');
    const nowhere = moderation.clear({ room: 'no-such-room' });
    await expect(nowhere).rejects.toEqual(refusedWith('room_not_found'));
  });
});

describe('two moderators at once', () => {
  const decisions = (moderator: TestClient) =>
    moderator.events(`${ROOM}~backstage`).filter(({ type }) => type === 'action' || type === 'decided');

  it('undo an action once, and the second is told so', async () => {
    const { chat, moderator, troll, viewer } = await scene();
    await backstage(moderator, ROOM);
    const { id, seq } = await troll.send(ROOM, 'harmless');
    const { action } = await moderator.request('message:delete', { room: ROOM, message: { id, seq } });
    const undo = () => chat.app.get(UndoService).undo({ room: ROOM, action });
    expect(await outcomes([undo(), undo()])).toEqual({ ok: 1, action_not_found: 1 });
    await moderator.request('room:announce', { room: ROOM, text: 'done' });
    await viewer.next('announcement', { text: 'done' });
    await moderator.next('action', { kind: 'announce' });
    expect(decisions(moderator)).toMatchObject([{ kind: 'delete' }, { kind: 'undo' }, { kind: 'announce' }]);
    expect(viewer.events().filter(({ type }) => type === 'messages.restored')).toHaveLength(1);
  });

  it.each([
    ['allow', 'allow'],
    ['allow', 'refuse'],
    ['refuse', 'allow'],
    ['refuse', 'refuse'],
  ] as const)('decide on a held message once, and the second is told so: %s, %s', async (first, second) => {
    const { chat, moderator, viewer, trollId } = await scene();
    await backstage(moderator, ROOM);
    const queue = chat.app.get(ReviewQueue);
    await queue.hold(ROOM, held(trollId));
    const decide = (decision: typeof first) => queue.decide({ room: ROOM, held: 'held-c1', decision });
    const decided = [decide(first), decide(second)];
    expect(await outcomes(decided)).toEqual({ ok: 1, message_not_found: 1 });
    await expect(decided[0]).resolves.toBeDefined();
    await moderator.request('room:announce', { room: ROOM, text: 'done' });
    await viewer.next('announcement', { text: 'done' });
    await moderator.next('action', { kind: 'announce' });
    expect(decisions(moderator)).toMatchObject([{ decision: first }, { kind: first }, { kind: 'announce' }]);
    expect(viewer.texts()).toEqual(first === 'allow' ? ['borderline'] : []);
    expect((await moderator.request('review:list', { room: ROOM })).held).toEqual([]);
  });

  it('leave a decision that got no further to whoever decides the same', async () => {
    const { chat, moderator, viewer, trollId } = await scene();
    const queue = chat.app.get(ReviewQueue);
    await queue.hold(ROOM, held(trollId));
    const store = chat.app.get<ChatStore>(ChatStore);
    const append = store.append.bind(store);
    // The database goes away once it is settled what becomes of the message.
    const cut = jest.spyOn(store, 'append').mockImplementation((entries) => {
      if (entries.some(({ draft }) => draft.type === 'message')) return Promise.reject(new Error('away'));
      return append(entries);
    });
    const decide = (decision: 'allow' | 'refuse') =>
      moderator.request('review:decide', { room: ROOM, held: 'held-c1', decision });
    await expect(decide('allow')).rejects.toEqual(refusedWith('unavailable'));
    cut.mockRestore();
    await expect(decide('refuse')).rejects.toEqual(refusedWith('message_not_found'));
    await decide('allow');
    await viewer.seen('borderline');
  });
});

describe('a message that was held', () => {
  it('is seen by moderators alone until one of them lets it through, and then once', async () => {
    const { chat, moderator, viewer, trollId } = await scene();
    await backstage(moderator, ROOM);
    const queue = chat.app.get(ReviewQueue);
    await queue.hold(ROOM, held(trollId));
    await queue.hold(ROOM, held(trollId));
    expect(await heard(moderator, 'held')).toMatchObject({ text: 'borderline', why: 'a word' });
    const waiting = await moderator.request('review:list', { room: ROOM });
    expect(waiting.held).toMatchObject([{ id: 'held-c1', text: 'borderline' }]);
    expect(viewer.texts()).toEqual([]);
    await moderator.request('review:decide', { room: ROOM, held: 'held-c1', decision: 'allow' });
    await viewer.seen('borderline');
    expect(await heard(moderator, 'decided')).toMatchObject({ held: 'held-c1', by: { id: 'mod' } });
    expect(await moderator.next('action')).toMatchObject({ kind: 'allow', held: 'held-c1' });
    const again = moderator.request('review:decide', { room: ROOM, held: 'held-c1', decision: 'allow' });
    await expect(again).rejects.toEqual(refusedWith('message_not_found'));
    expect((await moderator.request('review:list', { room: ROOM })).held).toEqual([]);
  });

  it('is let go where a moderator refuses it', async () => {
    const { chat, moderator, viewer, trollId } = await scene();
    await chat.app.get(ReviewQueue).hold(ROOM, held(trollId));
    await moderator.request('review:decide', { room: ROOM, held: 'held-c1', decision: 'refuse' });
    await viewer.send(ROOM, 'the next');
    await viewer.seen('the next');
    expect(viewer.texts()).toEqual(['the next']);
  });

  const waiting = async (moderator: TestClient) =>
    (await moderator.request('review:list', { room: ROOM })).held.map(({ id }) => id);

  it('waits again, for all moderators, where its refusal is undone', async () => {
    const { chat, moderator, viewer, trollId } = await scene();
    const colleague = await joinAs.moderator(chat, ROOM, 'mod-2');
    await backstage(colleague, ROOM);
    const queue = chat.app.get(ReviewQueue);
    await queue.hold(ROOM, held(trollId));
    await queue.hold(ROOM, held(trollId, 'c2'));
    const refuse = { room: ROOM, held: 'held-c1', decision: 'refuse' } as const;
    const { action } = await moderator.request('review:decide', refuse);
    const { seq } = await colleague.next('decided');
    const undo = await moderator.request('action:undo', { room: ROOM, action });
    const again = await colleague.next('held', (event) => event.id === 'held-c1' && event.seq > seq);
    expect(again).toMatchObject({ text: 'borderline', why: 'a word', user: { id: trollId } });
    const told = await colleague.next('action', { id: undo.action });
    expect(told).toMatchObject({ kind: 'undo', undoes: action, target: { id: trollId } });
    expect((await moderator.request('review:list', { room: ROOM })).held).toMatchObject([
      { id: 'held-c2' },
      { ...again, id: 'held-c1' },
    ]);
    expect(viewer.texts()).toEqual([]);
    await moderator.request('review:decide', { ...refuse, decision: 'allow' });
    await viewer.seen('borderline');
    await expect(moderator.request('action:undo', { room: ROOM, action })).rejects.toEqual(
      refusedWith('action_not_found'),
    );
  });

  it('is not twice in the queue where it was sent again before its refusal is undone', async () => {
    const { chat, moderator, trollId } = await scene();
    const queue = chat.app.get(ReviewQueue);
    const first = held(trollId);
    await queue.hold(ROOM, first);
    const decide = { room: ROOM, held: 'held-c1', decision: 'refuse' } as const;
    const { action } = await moderator.request('review:decide', decide);
    await queue.hold(ROOM, { ...first, draft: { ...first.draft, id: 'again' } });
    await expect(moderator.request('action:undo', { room: ROOM, action })).rejects.toEqual(
      refusedWith('action_not_found'),
    );
    expect(await waiting(moderator)).toEqual(['again']);
  });

  it('is removed again where letting it through is undone', async () => {
    const { chat, moderator, viewer, trollId } = await scene();
    await chat.app.get(ReviewQueue).hold(ROOM, held(trollId));
    const { action } = await moderator.request('review:decide', {
      room: ROOM,
      held: 'held-c1',
      decision: 'allow',
    });
    const { id, seq } = await viewer.seen('borderline');
    await moderator.request('action:undo', { room: ROOM, action });
    expect((await viewer.next('message.deleted')).message).toEqual({ id, seq });
    const { events } = await (await chat.connect()).join(ROOM);
    expect(events[0]).toMatchObject({ type: 'tombstone', id });
    expect(await waiting(moderator)).toEqual([]);
  });

  it('that its sender had stored meanwhile is that message, also for the undo', async () => {
    const { chat, moderator, troll, viewer, trollId } = await scene();
    await chat.app.get(ReviewQueue).hold(ROOM, held(trollId));
    const { id, seq } = await troll.send(ROOM, 'borderline', 'c1');
    const decide = { room: ROOM, held: 'held-c1', decision: 'allow' } as const;
    const { action } = await moderator.request('review:decide', decide);
    await moderator.request('action:undo', { room: ROOM, action });
    expect((await viewer.next('message.deleted')).message).toEqual({ id, seq });
  });
});
