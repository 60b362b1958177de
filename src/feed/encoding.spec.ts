import * as ws from 'ws';
import { Encoder } from 'socket.io-parser';
import type { FeedEvent, FeedPacket } from '../contract/wire.js';
import { OutgoingPacket, encodeWithEvents, textFrame } from './encoding.js';

const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

const event: FeedEvent = { seq: 1, at: 2, type: 'announcement', id: 'x', text: '안녕 "\u2028" 🦦' };
const packet: FeedPacket = { room: 'r', epoch: 'e', prev: 0, seq: 1, events: [event] };

describe('what is encoded once for all', () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 70_000])(
    'is the frame that ws makes of it (%i bytes)',
    (length) => {
      const text = 'x'.repeat(length);
      const options = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };
      const frame = Sender.frame(Buffer.from(text), options);
      expect(textFrame(text).equals(Buffer.concat(frame))).toBe(true);
    },
  );

  it('is the packet that Socket.IO’s encoder makes of it', () => {
    const [expected] = new Encoder().encode({ type: 2, nsp: '/chat', data: ['feed', packet] }) as string[];
    const [, json] = JSON.parse(String(expected).slice('2/chat,'.length)) as [string, unknown];
    const [message = ''] = OutgoingPacket.feed('/chat', packet).messages;
    expect(message.startsWith('2/chat,["feed",')).toBe(true);
    expect(JSON.parse(message.slice('2/chat,'.length))).toEqual(['feed', json]);
  });

  it('is the ack that Socket.IO’s encoder makes of it, with events and without', () => {
    for (const data of [{ seq: 1 }, {}, { epoch: 'e', events: [event], recovered: true }]) {
      const ack = { ok: true as const, data };
      const [expected] = new Encoder().encode({ type: 3, nsp: '/chat', id: 7, data: [ack] }) as string[];
      const [message = ''] = OutgoingPacket.ack('/chat', 7, ack).messages;
      expect(message.startsWith('3/chat,7[')).toBe(true);
      expect(JSON.parse(message.slice('3/chat,7'.length))).toEqual(
        JSON.parse(String(expected).slice('3/chat,7'.length)),
      );
    }
  });

  it('is several packets in one write, in their order, where one follows the other', () => {
    const [a, b] = [OutgoingPacket.event('/c', 'feed', '1'), OutgoingPacket.event('/c', 'pulse', '2')];
    expect(a.with(b).frames.equals(Buffer.concat([a.frames, b.frames]))).toBe(true);
    expect(a.with(b).messages).toEqual(['2/c,["feed",1]', '2/c,["pulse",2]']);
  });

  it('holds events beside other properties, or alone', () => {
    expect(JSON.parse(encodeWithEvents({ events: [event, event] }))).toEqual({ events: [event, event] });
    expect(JSON.parse(encodeWithEvents({ a: 1, events: [] }))).toEqual({ a: 1, events: [] });
  });
});
