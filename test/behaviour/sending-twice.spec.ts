import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';

describe('sending twice', () => {
  it('is sending once: the retry gets the first one’s id and place', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby');
    const first = await writer.send('lobby', 'once', 'same');
    await writer.send('lobby', 'in between');
    expect(await writer.send('lobby', 'once', 'same')).toEqual(first);
    await writer.send('lobby', 'the end');
    await writer.seen('the end');
    expect(writer.texts()).toEqual(['once', 'in between', 'the end']);
  });

  it('at the same moment is sending once as well', async () => {
    const chat = await startChat();
    const writer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const replies = await Promise.all(Array.from({ length: 20 }, () => writer.send('lobby', 'once', 'same')));
    expect(new Set(replies.map(({ seq }) => seq))).toEqual(new Set([1]));
    await writer.send('lobby', 'the end');
    await writer.seen('the end');
    expect(writer.texts()).toEqual(['once', 'the end']);
  });

  it('over a restart and another connection is sending once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const database = `sqlite:${join(folder, 'chat.db')}`;
    const before = await startChat({ database });
    const writer = await before.join('lobby', { auth: { nickname: 'Otter' } });
    const first = await writer.send('lobby', 'once', 'same');
    await before.close();

    const after = await startChat({ database });
    const again = await after.join('lobby', { auth: { token: writer.welcome.guestToken } });
    expect(await again.send('lobby', 'once', 'same')).toEqual(first);
    expect((await again.join('lobby')).events).toHaveLength(1);
  });

  it('by two people under one id, or in two rooms, is two messages', async () => {
    const chat = await startChat();
    const one = await chat.join('lobby');
    const two = await chat.join('lobby');
    await two.join('other');
    await one.send('lobby', 'from one', 'same');
    await two.send('lobby', 'from two', 'same');
    await two.send('other', 'elsewhere', 'same');
    await two.seen('elsewhere');
    await two.seen('from two');
    expect(two.texts('lobby')).toEqual(['from one', 'from two']);
  });
});
