import type { FeedEvent } from '../../src/contract/wire.js';
import { Broadcaster } from '../../src/feed/broadcaster.js';
import { MessagesService } from '../../src/messages/messages.service.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { jest } from '@jest/globals';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';

afterEach(() => jest.restoreAllMocks());

describe('more than anybody can read', () => {
  it('is thinned out for viewers: what moderators say, what speaks to them and what is theirs arrives', async () => {
    const chat = await startChat({ sampleAbove: 5 });
    const reader = await chat.join('lobby', { auth: { nickname: '수달' } });
    const writer = await chat.join('lobby', { auth: { nickname: 'Writer' } });
    const token = await signToken({ name: 'Mod', roles: ['moderator'] });
    const moderator = await chat.join('lobby', { auth: { token } });
    const said = Array.from({ length: 200 }, (_, i) => (i % 50 === 49 ? `hello @수달 ${i}` : `noise ${i}`));
    await Promise.all(said.map((text) => writer.send('lobby', text)));
    const { seq } = await moderator.send('lobby', 'calm down');
    for (const viewer of [reader, writer, moderator])
      await viewer.next('feed', (packet) => packet.seq === seq);

    const noise = (events: FeedEvent[]) =>
      events.filter((e) => e.type === 'message' && e.text.startsWith('noise')).length;
    expect(noise(reader.events())).toBeLessThan(20);
    expect(reader.texts().filter((text) => text.includes('@수달'))).toHaveLength(4);
    expect(reader.texts().at(-1)).toBe('calm down');
    expect(writer.texts()).toEqual([...said, 'calm down']);

    const omitted = reader.received.feed.reduce((sum, packet) => sum + (packet.omitted ?? 0), 0);
    expect(reader.events().length + omitted).toBe(201);
    expect(chat.app.get(Broadcaster).tally.omitted).toBeGreaterThanOrEqual(omitted);
    let last = 0;
    for (const packet of reader.received.feed) {
      expect(packet.prev).toBe(last);
      last = packet.seq;
    }
    const { shown } = await reader.next('pulse', (pulse) => pulse.shown !== undefined);
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(0.5);
    const { events } = await reader.request('history:before', { room: 'lobby', before: 202, limit: 100 });
    expect(events).toHaveLength(100);
  });
});

describe('hundreds who come at once', () => {
  it('cost one look into the store, not one each', async () => {
    const chat = await startChat();
    const messages = chat.app.get(MessagesService);
    await Promise.all(Array.from({ length: 100 }, (_, i) => messages.announce('lobby', `message ${i}`)));
    const store = chat.app.get<ChatStore>(ChatStore);
    const looks = [jest.spyOn(store, 'room'), jest.spyOn(store, 'before'), jest.spyOn(store, 'append')];
    const viewers = await Promise.all(Array.from({ length: 300 }, () => chat.join('lobby')));
    expect(looks.reduce((sum, look) => sum + look.mock.calls.length, 0)).toBe(2);
    expect(viewers).toHaveLength(300);
  });
});
