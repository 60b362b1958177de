import { jest } from '@jest/globals';
import { nanoid } from 'nanoid';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { ChatStore } from '../../src/store/chat-store.js';
import { signToken } from '../../src/testing/sign-token.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { deafen } from '../support/deafen.js';
import { holdBack } from '../support/hold-back.js';
import { describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const seqsOf = (viewer: TestClient) => viewer.events().map(({ seq }) => seq);

let room = '';
beforeEach(() => void (room = `room-${nanoid(8).toLowerCase()}`));

describeWithRedis('several nodes', (url) => {
  const startTwo = () => startNodes(2, { redis: url() });

  it('show every viewer the same, in the same order, however many write at once on each', async () => {
    const nodes = await startNodes(3, { redis: url() });
    const join = (name: string) =>
      Promise.all(nodes.map((node, n) => node.join(room, { auth: { nickname: `${name} ${n}` } })));
    const writers = [...(await join('one')), ...(await join('two'))];
    const viewers = [...writers, ...(await join('reader'))];
    const replies = await Promise.all(
      writers.flatMap((writer, w) => upTo(40).map((i) => writer.send(room, `${w}-${i}`, `id-${w}-${i}`))),
    );
    await Promise.all(viewers.map((viewer) => viewer.next('feed', ({ seq }) => seq === 240)));
    expect(replies.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(upTo(240));
    for (const viewer of viewers) {
      expect(seqsOf(viewer)).toEqual(upTo(240));
      expect(viewer.texts()).toEqual(viewers[0]?.texts());
    }
  });

  it('show what is said on one of them to viewers of another', async () => {
    const [here, there] = await startTwo();
    const writer = await here.join(room, { auth: { nickname: '수달' } });
    const reader = await there.join(room);
    const { id, seq, at } = await writer.send(room, '안녕하세요');
    expect(await reader.seen('안녕하세요')).toMatchObject({ id, seq, at, user: { nickname: '수달' } });
  });

  it('give a retry on another of them the place that the message has', async () => {
    const [here, there] = await startTwo();
    const auth = { token: await signToken({ sub: 'user-7', name: 'Otter' }) };
    const writer = await here.join(room, { auth });
    const first = await writer.send(room, 'once', 'same');
    const again = await there.join(room, { auth });
    expect(await again.send(room, 'once', 'same')).toEqual(first);
    await again.send(room, 'the end');
    await again.seen('the end');
    expect(again.texts()).toEqual(['the end']);
    await writer.seen('the end');
    expect((await (await here.connect()).join(room)).events).toHaveLength(2);
  });

  it('go by what any of them set a room to', async () => {
    const [here, there] = await startTwo();
    await here.app.get(RoomsService).create(room, { title: '첫 방송' });
    const writer = await there.join(room, { auth: { nickname: 'Otter' } });
    const reader = await here.join(room);
    await here.app.get(RoomsService).update(room, { open: false });
    const { seq } = await writer.next('room.updated', { room: { open: false } });
    await expect(writer.send(room, 'too late')).rejects.toMatchObject({ code: 'room_closed' });
    await there.app.get(RoomsService).update(room, { open: true });
    await reader.next('room.updated', { seq: seq + 1, room: { open: true } });
    const { room: info } = await (await here.connect()).join(room);
    expect(info).toMatchObject({ title: '첫 방송', open: true });
  });

  it('change a room without undoing what another one changed, heard of or not', async () => {
    const [here, there] = await startTwo();
    await here.app.get(RoomsService).create(room);
    await there.join(room);
    deafen(there);
    await here.app.get(RoomsService).update(room, { title: '방송 중' });
    expect(await there.app.get(RoomsService).update(room, { capacity: 50 })).toMatchObject({
      title: '방송 중',
      capacity: 50,
    });
  });

  it('bring who comes from another one exactly what was missed', async () => {
    const [here, there] = await startTwo();
    const writer = await here.join(room);
    for (const i of upTo(5)) await writer.send(room, `${i}`);
    const place = await writer.join(room);
    for (const i of upTo(5)) await writer.send(room, `more ${i}`);
    const reply = await (await there.connect()).join(room, place);
    expect(reply.recovered).toBe(true);
    expect(reply.events.map(({ seq }) => seq)).toEqual([6, 7, 8, 9, 10]);
  });
});

describeWithRedis('a room that everybody on a node left a moment ago', (url) => {
  it('has nothing that still waits for them: who comes back has its place, and gets what comes next', async () => {
    const [here] = await startNodes(2, { redis: url() });
    holdBack(here);
    const viewer = await here.join(room, { auth: { nickname: 'Otter' } });
    const { epoch } = await viewer.join(room);
    await viewer.send(room, 'not sent yet');
    await viewer.request('room:leave', { room });
    expect(await viewer.join(room, { epoch, seq: 1 })).toMatchObject({ recovered: true, seq: 1, events: [] });
    await viewer.send(room, 'next');
    await viewer.seen('next');
    expect(seqsOf(viewer)).toEqual([2]);
  });
});

describeWithRedis('a node that is behind', (url) => {
  async function startBehind(messages: number) {
    const [here, there] = await startNodes(2, { redis: url() });
    const resident = await there.join(room);
    deafen(there);
    const writer = await here.join(room, { auth: { nickname: 'Writer' } });
    for (const i of upTo(messages)) await writer.send(room, `${i}`);
    await writer.seen(`${messages}`);
    const { epoch } = await writer.join(room);
    return { there, resident, writer, epoch };
  }

  it('fetches what somebody who comes has already, and tells its other viewers as well', async () => {
    const { there, resident, epoch } = await startBehind(20);
    const reply = await (await there.connect()).join(room, { epoch, seq: 20 });
    expect(reply).toMatchObject({ recovered: true, seq: 20, events: [] });
    await resident.next('feed', ({ seq }) => seq === 20);
    expect(seqsOf(resident)).toEqual(upTo(20));
  });

  it('brings who comes what was missed, and what it did not know of itself', async () => {
    const { there, epoch } = await startBehind(20);
    const reply = await (await there.connect()).join(room, { epoch, seq: 15 });
    expect(reply).toMatchObject({ recovered: true });
    const newcomer = await (await there.connect()).join(room, { epoch, seq: 20 });
    expect(newcomer).toMatchObject({ recovered: true, seq: 20 });
  });

  it('does the same for somebody who has joined before', async () => {
    const { there, writer, epoch } = await startBehind(3);
    const traveller = await there.connect();
    await traveller.join(room, { epoch, seq: 3 });
    await writer.send(room, 'next');
    expect(await traveller.join(room, { epoch, seq: 4 })).toMatchObject({
      recovered: true,
      seq: 4,
      events: [],
    });
    await traveller.send(room, 'after that');
    await traveller.seen('after that');
    expect(seqsOf(traveller)).toEqual([4, 5]);
  });

  it('acks at once what is sent on it, and shows it in its place', async () => {
    const { resident } = await startBehind(3);
    expect(await resident.send(room, 'from here')).toMatchObject({ seq: 4 });
    await resident.seen('from here');
    expect(seqsOf(resident)).toEqual(upTo(4));
  });

  it('goes on asking where the database did not answer for a while', async () => {
    const { there, resident, writer } = await startBehind(1);
    const asked = jest.spyOn(there.app.get<ChatStore>(ChatStore), 'heads');
    asked.mockRejectedValueOnce(new Error('no database'));
    await writer.send(room, 'meanwhile');
    await resident.seen('meanwhile');
    expect(asked.mock.calls.length).toBeGreaterThan(1);
  });

  it('does not believe a place that nobody can have', async () => {
    const { there, resident, epoch } = await startBehind(1);
    expect(await (await there.connect()).join(room, { epoch, seq: 999 })).toMatchObject({
      recovered: false,
      seq: 1,
    });
    expect(await resident.send(room, 'second')).toMatchObject({ seq: 2 });
    await resident.seen('second');
  });

  it('says `unavailable` where it cannot find out', async () => {
    const { there, epoch } = await startBehind(1);
    const asked = jest.spyOn(there.app.get<ChatStore>(ChatStore), 'room');
    asked.mockRejectedValue(new Error('no database'));
    const traveller = await there.connect();
    await expect(traveller.join(room, { epoch, seq: 1 })).rejects.toMatchObject({ code: 'unavailable' });
    asked.mockRestore();
    expect(await traveller.join(room, { epoch, seq: 1 })).toMatchObject({ recovered: true, seq: 1 });
  });

  it('has viewers who are too far behind join again, for the latest', async () => {
    const [here, there] = await startNodes(2, { redis: url(), recovery: 30, backlog: 10 });
    const viewer = await there.join(room);
    deafen(there);
    const writer = await here.join(room);
    await Promise.all(upTo(100).map((i) => writer.send(room, `${i}`)));
    const { epoch, prev, seq, events } = await viewer.next('feed', (packet) => packet.prev > 0);
    expect({ prev, seq, events }).toEqual({ prev: 100, seq: 100, events: [] });
    const reply = await viewer.join(room, { epoch, seq: 0 });
    expect(reply).toMatchObject({ recovered: false, seq: 100 });
    expect(reply.events).toHaveLength(10);
    await viewer.send(room, 'here I am');
    await viewer.seen('here I am');
  });
});
