import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatModuleOptions } from '../../src/chat/chat-options.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';

const seqs = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

async function chatWith(messages: number, options: Partial<ChatModuleOptions> = {}) {
  const chat = await startChat(options);
  const writer = await chat.join('lobby', { auth: { nickname: 'Writer' } });
  await write(writer, 1, messages);
  return { chat, writer };
}

async function write(writer: TestClient, from: number, to: number): Promise<void> {
  for (const n of seqs(from, to)) await writer.send('lobby', `message ${n}`);
}

describe('joining', () => {
  it('brings the last 50 events and says where the feed is', async () => {
    const { chat } = await chatWith(60);
    const viewer = await chat.connect();
    const reply = await viewer.join('lobby');
    expect(reply).toMatchObject({
      seq: 60,
      recovered: false,
      room: { id: 'lobby', title: 'lobby', open: true, modes: {}, viewers: 2 },
    });
    expect(reply.events.map(({ seq }) => seq)).toEqual(seqs(11, 60));
  });

  it('in the middle of a stream of messages misses none and gets none twice', async () => {
    const { chat, writer } = await chatWith(1);
    let writing = true;
    const writes = (async () => {
      for (let n = 2; writing; n++) await writer.send('lobby', `message ${n}`);
    })();
    const viewers = await Promise.all(
      seqs(1, 30).map(async () => {
        const viewer = await chat.connect();
        return { viewer, reply: await viewer.join('lobby') };
      }),
    );
    writing = false;
    await writes;
    const { seq: last } = await writer.send('lobby', 'the end');
    for (const { viewer, reply } of viewers) {
      await viewer.seen('the end');
      expect(viewer.events().map(({ seq }) => seq)).toEqual(seqs(reply.seq + 1, last));
      expect(reply.events.at(-1)?.seq).toBe(reply.seq);
    }
  });
});

describe('reconnecting', () => {
  it('brings exactly what was missed', async () => {
    const { chat, writer } = await chatWith(3);
    const before = await (await chat.connect()).join('lobby');
    await write(writer, 4, 120);
    const reply = await (await chat.connect()).join('lobby', before);
    expect(reply.recovered).toBe(true);
    expect(reply.events.map(({ seq }) => seq)).toEqual(seqs(4, 120));
  });

  it('brings nothing to who missed nothing', async () => {
    const { chat, writer } = await chatWith(3);
    const { epoch } = await writer.join('lobby');
    expect(await (await chat.connect()).join('lobby', { epoch, seq: 3 })).toMatchObject({
      recovered: true,
      events: [],
      seq: 3,
    });
  });

  it('after too long brings the latest, and says that it is not all', async () => {
    const { chat, writer } = await chatWith(80, { recovery: 60 });
    const { epoch } = await writer.join('lobby');
    const late = await (await chat.connect()).join('lobby', { epoch, seq: 19 });
    expect(late.recovered).toBe(false);
    expect(late.events.map(({ seq }) => seq)).toEqual(seqs(31, 80));
    const justInTime = await (await chat.connect()).join('lobby', { epoch, seq: 20 });
    expect(justInTime.recovered).toBe(true);
    expect(justInTime.events).toHaveLength(60);
  });

  it('with a place in another feed, or ahead of this one, brings the latest', async () => {
    const { chat, writer } = await chatWith(5);
    const { epoch } = await writer.join('lobby');
    const viewer = await chat.connect();
    expect(await viewer.join('lobby', { epoch: 'another', seq: 3 })).toMatchObject({
      recovered: false,
      seq: 5,
    });
    expect(await viewer.join('lobby', { epoch, seq: 999 })).toMatchObject({ recovered: false, seq: 5 });
  });

  it('is exact after the room was empty and after a restart, also where nothing had been written yet', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const database = `sqlite:${join(folder, 'chat.db')}`;
    const first = await startChat({ database });
    const empty = await (await first.connect()).join('lobby');
    expect(empty.seq).toBe(0);
    await first.close();

    const second = await startChat({ database });
    const writer = await second.join('lobby');
    await write(writer, 1, 70);
    await writer.request('room:leave', { room: 'lobby' });
    const reply = await (await second.connect()).join('lobby', empty);
    expect(reply.recovered).toBe(true);
    expect(reply.events.map(({ seq }) => seq)).toEqual(seqs(1, 70));
  });

  it('on a connection that has joined already fetches what it finds missing', async () => {
    const { writer } = await chatWith(10);
    const { epoch } = await writer.join('lobby');
    const reply = await writer.join('lobby', { epoch, seq: 7 });
    expect(reply.events.map(({ seq }) => seq)).toEqual([8, 9, 10]);
    expect(reply.room.viewers).toBe(1);
  });
});

describe('history', () => {
  it('is read backwards, a page at a time, to the beginning', async () => {
    const { writer } = await chatWith(120);
    const page = async (before: number, limit?: number) =>
      (await writer.request('history:before', { room: 'lobby', before, ...(limit && { limit }) })).events.map(
        ({ seq }) => seq,
      );
    expect(await page(71)).toEqual(seqs(21, 70));
    expect(await page(21, 100)).toEqual(seqs(1, 20));
    expect(await page(1)).toEqual([]);
  });

  it.each([0, -1, 101, 1e9, Number.NaN, '10', 1.5])('takes no limit of %p', async (limit) => {
    const { writer } = await chatWith(1);
    expect(await writer.ask('history:before', { room: 'lobby', before: 2, limit })).toMatchObject(
      // NaN has no form in JSON: it arrives as null, which is no limit given.
      Number.isNaN(limit) ? { ok: true } : { ok: false, error: { code: 'bad_request' } },
    );
  });

  it('is only for who is in the room', async () => {
    const { chat } = await chatWith(1);
    const outsider = await chat.connect();
    await expect(outsider.request('history:before', { room: 'lobby', before: 2 })).rejects.toMatchObject({
      code: 'not_joined',
    });
  });
});

describe('a silent loss', () => {
  it('is noticed by the head seq in the pulse', async () => {
    const { chat, writer } = await chatWith(0);
    const viewer = await chat.join('lobby');
    await write(writer, 1, 5);
    expect(await viewer.next('pulse', ({ seq }) => seq === 5)).toMatchObject({ room: 'lobby', viewers: 2 });
  });
});
