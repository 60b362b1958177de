import * as ws from 'ws';
import { Encoder } from 'socket.io-parser';
import type { FeedEvent, FeedPacket } from '../contract/wire.js';
import { Broadcast, encodeWithEvents, textFrame } from './encoding.js';

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
    const { message } = Broadcast.feed('/chat', packet);
    expect(message.startsWith('2/chat,["feed",')).toBe(true);
    expect(JSON.parse(message.slice('2/chat,'.length))).toEqual(['feed', json]);
  });

  it('holds events beside other properties, or alone', () => {
    expect(JSON.parse(encodeWithEvents({ events: [event, event] }))).toEqual({ events: [event, event] });
    expect(JSON.parse(encodeWithEvents({ a: 1, events: [] }))).toEqual({ a: 1, events: [] });
  });
});
