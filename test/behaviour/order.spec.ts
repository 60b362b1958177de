import { startChat } from '../../src/testing/start-chat.js';

describe('one order', () => {
  it('is what every viewer of a room sees, whoever wrote and however fast', async () => {
    const chat = await startChat();
    const writers = await Promise.all(
      [1, 2, 3, 4].map((n) => chat.join('lobby', { auth: { nickname: `writer ${n}` } })),
    );
    const readers = await Promise.all(
      [1, 2, 3].map((n) => chat.join('lobby', { transports: [n % 2 ? 'websocket' : 'polling'] })),
    );
    const replies = await Promise.all(
      writers.flatMap((writer, w) =>
        Array.from({ length: 50 }, (_, i) => writer.send('lobby', `${w}-${i}`, `id-${w}-${i}`)),
      ),
    );
    const seqs = replies.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    let texts: string[] | undefined;
    for (const viewer of [...writers, ...readers]) {
      await viewer.next('feed', ({ seq }) => seq === 200);
      expect(viewer.events().map(({ seq }) => seq)).toEqual(seqs);
      expect(viewer.texts()).toEqual((texts ??= viewer.texts()));
    }
  });

  it('leaves no gap between packets: each begins where the one before ended', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby');
    for (let i = 0; i < 30; i++) await writer.send('lobby', `message ${i}`);
    await writer.seen('message 29');
    let last = 0;
    for (const packet of writer.received.feed) {
      expect(packet.prev).toBe(last);
      expect(packet.events.map(({ seq }) => seq)).toEqual(
        Array.from({ length: packet.seq - last }, (_, i) => last + i + 1),
      );
      last = packet.seq;
    }
  });

  it('holds for what one viewer sends without waiting: in the order in which it was sent', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await Promise.all(Array.from({ length: 100 }, (_, i) => writer.send('lobby', `${i}`)));
    await writer.seen('99');
    expect(writer.texts()).toEqual(Array.from({ length: 100 }, (_, i) => `${i}`));
  });
});
