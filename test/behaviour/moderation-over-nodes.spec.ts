import { setTimeout } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import type { ActionEvent, MessageRef } from '../../src/contract/moderation.js';
import type { FeedEvent } from '../../src/contract/wire.js';
import { ReviewQueue } from '../../src/moderation/review-queue.js';
import { UndoService } from '../../src/moderation/undo.service.js';
import { ActiveRooms } from '../../src/rooms/active-rooms.js';
import { ChatStore } from '../../src/store/chat-store.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { deafen } from '../support/deafen.js';
import { backstage, heard, joinAs } from '../support/moderators.js';
import { outcomes } from '../support/outcomes.js';
import { describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const typesOf = (events: readonly FeedEvent[]) => events.map(({ type }) => type);

const banned: unknown = expect.objectContaining({ code: 'banned' });

describeWithRedis('moderation over several nodes', (url) => {
  let room = '';
  beforeEach(() => void (room = `room-${nanoid(8).toLowerCase()}`));

  async function scene() {
    const [here, there] = await startNodes(2, { redis: url() });
    const moderator = await joinAs.moderator(here, room, 'mod');
    const troll = await there.join(room, { auth: { nickname: 'Troll' } });
    const viewer = await joinAs.member(there, room, 'viewer');
    return { here, there, moderator, troll, viewer, trollId: troll.welcome.you.id };
  }

  it('puts a banned viewer out of the room on another node, and its address with it, on all', async () => {
    const { here, there, moderator, troll, viewer, trollId } = await scene();
    await moderator.request('user:ban', { room, user: trollId, reason: 'enough' });
    expect(await troll.next('notice', ({ code }) => code === 'banned')).toMatchObject({ message: 'enough' });
    await expect(troll.join(room)).rejects.toEqual(banned);
    // Only the node where the guest was knows the address: it tells by a second, nameless event.
    const bansSeenBy = (one: TestClient) => one.events().filter(({ type }) => type === 'user.banned').length;
    for (const one of [viewer, moderator]) await one.next('feed', () => bansSeenBy(one) === 2);
    for (const node of [here, there]) {
      const fresh = await node.connect({ auth: { nickname: 'Somebody new' } });
      await expect(fresh.join(room)).rejects.toEqual(banned);
    }
    await moderator.request('user:unban', { room, user: trollId });
    await heard(troll.socket.connected ? viewer : troll, 'user.unbanned');
    await troll.join(room);
    await troll.send(room, 'thanks');
  });

  it('tells a banned viewer who was alone on its node that the ban is over', async () => {
    const [here, there] = await startNodes(2, { redis: url() });
    const moderator = await joinAs.moderator(here, room, 'mod');
    const alone = await there.join(room, { auth: { nickname: 'Alone' } });
    const user = alone.welcome.you.id;
    await moderator.request('user:ban', { room, user });
    await alone.next('notice', ({ code }) => code === 'banned');
    // Nobody is in either room there from now on: once the other one is forgotten, this one would be as well.
    await (await there.join(`${room}-b`)).request('room:leave', { room: `${room}-b` });
    while (there.app.get(ActiveRooms).get(`${room}-b`)) await setTimeout(20);
    await moderator.request('user:unban', { room, user });
    await alone.next('notice', ({ code }) => code === 'unbanned');
    await alone.join(room);
  });

  it('silences whoever is timed out on another node', async () => {
    const { moderator, troll, viewer, trollId } = await scene();
    await moderator.request('user:timeout', { room, user: trollId, seconds: 60 });
    await heard(viewer, 'user.timed_out');
    await expect(troll.send(room, 'no')).rejects.toMatchObject({ code: 'timed_out' });
  });

  it('takes a message from the screens, the memory and the backlog of all nodes', async () => {
    const { there, moderator, troll, viewer } = await scene();
    const { id, seq } = await troll.send(room, 'something vile');
    await moderator.seen('something vile');
    await moderator.request('message:delete', { room, message: { id, seq } });
    expect((await heard(viewer, 'message.deleted')).message).toEqual({ id, seq });
    const joiner = await joinAs.member(there, room, 'joiner');
    const reply = await joiner.join(room, { epoch: (await joiner.join(room)).epoch, seq: 0 });
    expect(JSON.stringify([reply, joiner.received])).not.toContain('something vile');
  });

  /** What somebody who joins is shown, and who comes back without having seen anything. */
  const shownOn = async (node: TestChat) => {
    const joiner = await joinAs.member(node, room, `joiner-${nanoid(4)}`);
    const { epoch } = await joiner.join(room);
    return (await joiner.join(room, { epoch, seq: 0 })).events;
  };

  const pinOn = async (node: TestChat) =>
    (await (await joinAs.member(node, room, `looker-${nanoid(4)}`)).join(room)).room.pinned;

  it('purges a user on all nodes, and gives all of it back', async () => {
    const { here, there, moderator, troll, viewer, trollId } = await scene();
    for (const text of ['one', 'two']) await troll.send(room, text);
    await viewer.send(room, 'three');
    await moderator.seen('three');
    const { action } = await moderator.request('user:purge', { room, user: trollId });
    expect((await viewer.next('user.purged')).user).toEqual({ id: trollId, nickname: 'Troll' });
    for (const node of [here, there])
      expect(typesOf(await shownOn(node))).toEqual(['tombstone', 'tombstone', 'message', 'user.purged']);
    await moderator.request('action:undo', { room, action });
    const { messages } = await viewer.next('messages.restored');
    expect(messages.map(({ text }) => text)).toEqual(['one', 'two']);
    for (const node of [here, there])
      expect((await shownOn(node)).slice(0, 3)).toMatchObject([
        { text: 'one' },
        { text: 'two' },
        { text: 'three' },
      ]);
  });

  it('clears the room on all nodes, and gives back what was said before, by whichever node', async () => {
    const { here, there, moderator, troll, viewer } = await scene();
    await troll.send(room, 'before');
    await moderator.seen('before');
    const { action } = await moderator.request('room:clear', { room });
    await viewer.next('room.cleared');
    await viewer.send(room, 'after');
    await moderator.seen('after');
    for (const node of [here, there])
      expect(typesOf(await shownOn(node))).toEqual(['tombstone', 'room.cleared', 'message']);
    const colleague = await joinAs.moderator(there, room, 'mod-2');
    await colleague.request('action:undo', { room, action });
    for (const client of [viewer, moderator])
      expect((await client.next('messages.restored')).messages).toMatchObject([{ text: 'before' }]);
    for (const node of [here, there]) expect((await shownOn(node))[0]).toMatchObject({ text: 'before' });
  });

  it('pins on all nodes, and puts back on one what another one pinned before', async () => {
    const { here, there, moderator, troll, viewer } = await scene();
    const colleague = await joinAs.moderator(there, room, 'mod-2');
    const first = await troll.send(room, 'the first');
    const second = await troll.send(room, 'the second');
    const pinnedTo = (client: TestClient) => async (text: string) =>
      (await client.next('room.updated', (event) => event.room.pinned?.text === text)).seq;
    const pinOf = ({ id, seq }: MessageRef) => ({ room, message: { id, seq } });
    await moderator.request('message:pin', pinOf(first));
    const pinnedAt = await pinnedTo(viewer)('the first');
    const { action } = await colleague.request('message:pin', pinOf(second));
    await pinnedTo(moderator)('the second');
    for (const node of [here, there]) expect(await pinOn(node)).toMatchObject({ id: second.id });
    await moderator.request('action:undo', { room, action });
    await viewer.next(
      'room.updated',
      ({ seq, room: { pinned } }) => seq > pinnedAt && pinned?.id === first.id,
    );
    for (const node of [here, there]) expect(await pinOn(node)).toMatchObject({ id: first.id });
  });

  it('announces on all nodes, and takes that back', async () => {
    const { here, there, moderator, viewer } = await scene();
    const { action } = await moderator.request('room:announce', { room, text: 'Back in five.' });
    const { id, seq, text } = await viewer.next('announcement');
    expect(text).toBe('Back in five.');
    await moderator.request('action:undo', { room, action });
    expect((await viewer.next('message.deleted')).message).toEqual({ id, seq });
    for (const node of [here, there])
      expect((await shownOn(node))[0]).toMatchObject({ type: 'tombstone', id });
  });

  it('undoes on one node what was done on another, all that a moderator did of late too', async () => {
    const { here, there, moderator, troll, viewer } = await scene();
    const { id, seq } = await troll.send(room, 'harmless');
    await moderator.seen('harmless');
    await moderator.request('message:delete', { room, message: { id, seq } });
    await moderator.request('user:timeout', { room, user: 'viewer' });
    const list = { action: 'block' as const, words: ['apple'] };
    await moderator.request('filters:set', { room, name: 'fruit', list });
    await viewer.next('room.filters');
    await expect(viewer.send(room, 'hello')).rejects.toMatchObject({ code: 'timed_out' });
    await expect(troll.send(room, 'apple')).rejects.toMatchObject({ code: 'text_blocked' });
    const owner = await joinAs.owner(there, room, 'boss');
    expect(await owner.request('actions:undo', { room, moderator: 'mod' })).toEqual({ undone: 3 });
    await moderator.next('messages.restored');
    for (const node of [here, there]) expect((await shownOn(node))[0]).toMatchObject({ text: 'harmless' });
    await viewer.send(room, 'apple, again');
    const neighbour = await joinAs.member(here, room, 'neighbour');
    await neighbour.send(room, 'apple, here too');
  });

  it('has a held message wait on all nodes, and again where its refusal is undone on another', async () => {
    const { here, there, moderator, viewer } = await scene();
    const list = { action: 'hold' as const, words: ['apple'] };
    await moderator.request('filters:set', { room, name: 'fruit', list });
    await viewer.next('room.filters');
    await expect(viewer.send(room, 'apple')).rejects.toMatchObject({ code: 'held' });
    const colleague = await joinAs.moderator(there, room, 'mod-2');
    await backstage(moderator, room);
    const { held } = await moderator.request('review:list', { room });
    const refusal = { room, held: held[0]?.id ?? '', decision: 'refuse' } as const;
    const { action } = await colleague.request('review:decide', refusal);
    const { seq } = await moderator.next('decided');
    await colleague.request('action:undo', { room, action });
    expect(await moderator.next('held', (event) => event.seq > seq)).toMatchObject({ id: refusal.held });
    await moderator.request('review:decide', { ...refusal, decision: 'allow' });
    await viewer.seen('apple');
    for (const node of [here, there])
      expect((await shownOn(node)).filter(({ type }) => type === 'message')).toMatchObject([
        { text: 'apple' },
      ]);
  });

  it('undoes an action, and decides on a held message, once where two nodes do so at once', async () => {
    const { here, there, moderator, viewer, trollId } = await scene();
    await backstage(moderator, room);
    const { action } = await moderator.request('user:timeout', { room, user: trollId });
    const undo = ({ app }: TestChat) => app.get(UndoService).undo({ room, action });
    expect(await outcomes([undo(here), undo(there)])).toEqual({ ok: 1, action_not_found: 1 });
    const words = { action: 'hold' as const, words: ['apple'] };
    await moderator.request('filters:set', { room, name: 'fruit', list: words });
    await viewer.next('room.filters');
    await expect(viewer.send(room, 'apple')).rejects.toMatchObject({ code: 'held' });
    const [one] = (await moderator.request('review:list', { room })).held;
    const decide = ({ app }: TestChat, decision: 'allow' | 'refuse') =>
      app.get(ReviewQueue).decide({ room, held: one?.id ?? '', decision });
    const decided = [decide(here, 'allow'), decide(there, 'refuse')];
    expect(await outcomes(decided)).toEqual({ ok: 1, message_not_found: 1 });
    const log = (await here.app.get<ChatStore>(ChatStore).before(`${room}~backstage`, 100, 100)).flatMap(
      (event) => (event.type === 'action' ? event.kind : []),
    );
    const decision = await decided[0]?.then(
      () => 'allow',
      () => 'refuse',
    );
    expect(log).toEqual(['timeout', 'undo', 'filters', decision]);
    const shown = (await shownOn(here)).filter(({ type }) => type === 'message');
    expect(shown).toHaveLength(decision === 'allow' ? 1 : 0);
  });

  it('shows moderators on every node what is done, as it is done', async () => {
    const { there, moderator, troll, trollId } = await scene();
    await troll.send(room, 'a word');
    const colleague = await joinAs.moderator(there, room, 'mod-2');
    expect(await backstage(colleague, room)).toEqual([]);
    const { action } = await moderator.request('user:timeout', { room, user: trollId });
    const told: ActionEvent = await heard(colleague, 'action', `${room}~backstage`);
    expect(told).toMatchObject({ id: action, by: { id: 'mod' }, target: { id: trollId, nickname: 'Troll' } });
  });

  it('makes a moderator on every node, and ends it there', async () => {
    const { here, moderator, viewer } = await scene();
    const owner = await joinAs.owner(here, room, 'boss');
    await owner.request('user:role', { room, user: 'viewer', role: 'moderator' });
    await viewer.next('notice', ({ you }) => you?.can.includes('moderate') ?? false);
    await viewer.request('room:announce', { room, text: 'hello' });
    await heard(moderator, 'announcement');
    await owner.request('user:role', { room, user: 'viewer' });
    await viewer.next('notice', ({ you }) => you?.can.includes('moderate') === false);
    expect(await viewer.ask('room:clear', { room })).toMatchObject({ error: { code: 'forbidden' } });
  });

  it('holds on a node that the news did not reach', async () => {
    const { there, moderator, troll, trollId } = await scene();
    deafen(there);
    await moderator.request('user:ban', { room, user: trollId });
    // The node finds out by itself that it lacks something.
    await troll.next('notice', ({ code }) => code === 'banned');
    await expect(troll.send(room, 'still here')).rejects.toMatchObject({ code: 'not_joined' });
  });

  it('holds nothing against a moderator of whom the other node knows nothing yet', async () => {
    const { here, there, moderator } = await scene();
    const colleague = await joinAs.moderator(there, room, 'quiet-mod');
    await moderator.request('user:ban', { room, user: 'quiet-mod' });
    await moderator.send(room, 'oops');
    await colleague.seen('oops');
    await colleague.send(room, 'still here');
    const owner = await joinAs.owner(here, room, 'boss');
    await owner.request('user:ban', { room, user: 'quiet-mod' });
    await colleague.next('notice', { code: 'banned' });
  });
});
