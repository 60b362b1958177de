import { nanoid } from 'nanoid';
import type { ActionEvent } from '../../src/contract/moderation.js';
import { deafen } from '../support/deafen.js';
import { backstage, heard, joinAs } from '../support/moderators.js';
import { describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

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
    const isNameless = () => viewer.events().filter(({ type }) => type === 'user.banned').length === 2;
    await viewer.next('feed', isNameless);
    for (const node of [here, there]) {
      const fresh = await node.connect({ auth: { nickname: 'Somebody new' } });
      await expect(fresh.join(room)).rejects.toEqual(banned);
    }
    await moderator.request('user:unban', { room, user: trollId });
    await heard(troll.socket.connected ? viewer : troll, 'user.unbanned');
    await troll.join(room);
    await troll.send(room, 'thanks');
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
