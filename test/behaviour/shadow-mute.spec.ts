import { nanoid } from 'nanoid';
import type { FeedEvent } from '../../src/contract/wire.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const named = (nickname: string) => ({ auth: { nickname } });
const polling = { transports: ['polling'] };
const textsOf = (events: FeedEvent[]) => events.flatMap((one) => (one.type === 'message' ? one.text : []));
/** Without the nameless event by which nodes learn of the mute. */
const saidIn = (events: FeedEvent[]) => events.filter(({ type }) => type === 'message');
const sameAs = ({ welcome }: TestClient) => ({ auth: { token: welcome.guestToken } });

async function asModerator() {
  return { auth: { token: await signToken({ sub: 'mod', name: 'Mod', roles: ['moderator'] }) } };
}

async function withTroll() {
  const chat = await startChat();
  const troll = await chat.join('lobby', named('Troll'));
  const writer = await chat.join('lobby', named('Writer'));
  const moderator = await chat.join('lobby', await asModerator());
  await troll.send('lobby', 'before');
  const mutes = chat.app.get(ModerationService);
  const userId = troll.welcome.you.id;
  await mutes.mute({ room: 'lobby', user: userId });
  return { chat, troll, writer, moderator, mutes, userId };
}

describe('somebody who is muted in the shadow', () => {
  it('sees what it says, in all its tabs; moderators see it marked, and others nothing of it', async () => {
    const { chat, troll, writer, moderator } = await withTroll();
    const tabs = [
      troll,
      await chat.join('lobby', sameAs(troll)),
      await chat.join('lobby', { ...sameAs(troll), ...polling }),
    ];
    const others = [writer, await chat.join('lobby'), await chat.join('lobby', polling)];
    await troll.send('lobby', 'you all @Writer');
    await writer.send('lobby', 'the end');
    await Promise.all([...tabs, ...others, moderator].map((one) => one.seen('the end')));
    for (const tab of tabs) expect(tab.texts()).toContain('you all @Writer');
    for (const other of others) {
      expect(other.texts()).not.toContain('you all @Writer');
      expect(JSON.stringify(other.received)).not.toContain('you all');
      expect(other.received.feed.reduce((sum, { omitted = 0 }) => sum + omitted, 0)).toBe(1);
    }
    expect(await moderator.seen('you all @Writer')).toMatchObject({ shadowed: true });
    expect(await moderator.seen('the end')).not.toHaveProperty('shadowed');
  });

  it('cannot tell by anything that it is sent', async () => {
    const { chat, troll } = await withTroll();
    const first = await troll.seen('before');
    const { epoch } = await troll.join('lobby');
    const ack = await troll.ask('message:send', {
      room: 'lobby',
      text: 'muted',
      clientMsgId: 'm',
      replyTo: 'x',
    });
    expect(ack).toEqual({
      ok: true,
      data: { id: expect.any(String) as string, seq: 3, at: expect.any(Number) as number },
    });
    const again = await troll.ask('message:send', { room: 'lobby', text: 'muted', clientMsgId: 'm' });
    expect(again).toEqual(ack);
    const muted = await troll.seen('muted');
    expect(Object.keys(muted)).toEqual([...Object.keys(first), 'replyTo']);
    const [packet] = troll.received.feed.slice(-1);
    expect(Object.keys(packet ?? {})).toEqual(['room', 'epoch', 'prev', 'seq', 'events']);

    const tab = await chat.connect(sameAs(troll));
    expect(saidIn((await tab.join('lobby')).events)).toEqual([first, muted]);
    expect(saidIn((await tab.join('lobby', { epoch, seq: 1 })).events)).toEqual([muted]);
    const { events } = await tab.request('history:before', { room: 'lobby', before: 99 });
    expect(saidIn(events)).toEqual([first, muted]);
    expect(JSON.stringify([troll.received, tab.received])).not.toMatch(/shadow|omitted/);
  });

  it('is shown to nobody who joins, comes back or reads the history, and marked to moderators', async () => {
    const { chat, troll, writer } = await withTroll();
    const { epoch } = await writer.join('lobby');
    await troll.send('lobby', 'muted');
    await writer.send('lobby', 'after');
    await writer.seen('after');
    const viewer = await chat.connect(polling);
    expect(textsOf((await viewer.join('lobby')).events)).toEqual(['before', 'after']);
    const back = await viewer.join('lobby', { epoch, seq: 2 });
    expect(back).toMatchObject({ recovered: true, seq: 4, events: [{ seq: 4 }] });
    const history = { room: 'lobby', before: 99 };
    expect(textsOf((await viewer.request('history:before', history)).events)).toEqual(['before', 'after']);
    const moderator = await chat.connect(await asModerator());
    const marked = [{ seq: 1 }, { seq: 3, shadowed: true }, { seq: 4 }];
    expect(saidIn((await moderator.join('lobby')).events)).toMatchObject(marked);
    expect(saidIn((await moderator.request('history:before', history)).events)).toMatchObject(marked);
  });

  it('does not make the history seem to end where much was said in the shadow', async () => {
    const { chat, troll, writer } = await withTroll();
    await Promise.all(Array.from({ length: 250 }, (_, i) => troll.send('lobby', `muted ${i}`)));
    const { seq } = await writer.send('lobby', 'after');
    const viewer = await chat.join('lobby');
    const page = async (before: number) =>
      textsOf((await viewer.request('history:before', { room: 'lobby', before, limit: 10 })).events);
    expect(await page(seq + 1)).toEqual(['after']);
    expect(await page(seq)).toEqual(['before']);
    expect(await page(1)).toEqual([]);
  });

  it('is heard again when it is not muted any more, but not with what it said until then', async () => {
    const { chat, troll, writer, mutes, userId } = await withTroll();
    await troll.send('lobby', 'muted', 'same');
    await mutes.unmute({ room: 'lobby', user: userId });
    await troll.send('lobby', 'muted', 'same');
    await troll.send('lobby', 'hello');
    await writer.seen('hello');
    expect(writer.texts()).toEqual(['before', 'hello']);
    expect(textsOf((await (await chat.connect()).join('lobby')).events)).toEqual(['before', 'hello']);
  });

  it('is so in that room only', async () => {
    const { chat, troll, writer } = await withTroll();
    await Promise.all([troll.join('elsewhere'), writer.join('elsewhere')]);
    await troll.send('elsewhere', 'hello');
    await writer.seen('hello');
    expect(textsOf((await (await chat.connect()).join('elsewhere')).events)).toEqual(['hello']);
  });

  it('takes up nothing of what a busy room shows, and its sender is still shown it', async () => {
    const chat = await startChat({ sampleAbove: 5 });
    const troll = await chat.join('lobby', named('Troll'));
    const writer = await chat.join('lobby', named('Writer'));
    const reader = await chat.join('lobby');
    await chat.app.get(ModerationService).mute({ room: 'lobby', user: troll.welcome.you.id });
    await Promise.all(Array.from({ length: 100 }, (_, i) => troll.send('lobby', `muted ${i}`)));
    const { seq } = await writer.send('lobby', 'hello');
    await Promise.all([reader.seen('hello'), troll.next('feed', (packet) => packet.seq === seq)]);
    expect(reader.texts()).toEqual(['hello']);
    expect(troll.texts()).toHaveLength(101);
  });
});

describeWithRedis('somebody who is muted in the shadow on another node', (url) => {
  const room = `room-${nanoid(8).toLowerCase()}`;

  it('is shown to itself there, to moderators marked, and to nobody else', async () => {
    const [here, there] = await startNodes(2, { redis: url() });
    const troll = await here.join(room, named('Troll'));
    await here.app.get(ModerationService).mute({ room, user: troll.welcome.you.id });
    const tab = await there.join(room, sameAs(troll));
    const writer = await there.join(room, named('Writer'));
    const moderator = await there.join(room, await asModerator());
    await troll.send(room, 'muted');
    await writer.send(room, 'hello');
    await Promise.all([tab, writer, moderator].map((one) => one.seen('hello')));
    expect(tab.texts()).toEqual(['muted', 'hello']);
    expect(tab.events()[0]).not.toHaveProperty('shadowed');
    expect(writer.texts()).toEqual(['hello']);
    expect(moderator.events()).toMatchObject([{ text: 'muted', shadowed: true }, { text: 'hello' }]);
  });
});
