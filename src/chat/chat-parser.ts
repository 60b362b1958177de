import * as parser from 'socket.io-parser';
import type { Ack, FeedEvent } from '../contract/wire.js';
import { encodeWithEvents } from '../feed/encoding.js';

/**
 * Socket.IO's parser, but for the chat's acks: they never hold anything binary, so they need not be searched
 * for it, and those with events in them (joining, history) are put together from what is encoded already,
 * since many viewers who come at once get the same events.
 *
 * @param namespace the chat's; what other namespaces send is encoded as ever
 */
export function chatParser(namespace: string): typeof parser {
  const address = namespace === '/' ? '' : `${namespace},`;
  class ChatEncoder extends parser.Encoder {
    override encode(packet: parser.Packet): ReturnType<parser.Encoder['encode']> {
      const { type, nsp, id, data } = packet;
      if (type !== parser.PacketType.ACK || nsp !== namespace) return super.encode(packet);
      const [ack] = data as [Ack<unknown>];
      return [`${type}${address}${id}[${encodeAck(ack)}]`];
    }
  }
  return { ...parser, Encoder: ChatEncoder };
}

function encodeAck(ack: Ack<unknown>): string {
  return ack.ok && hasEvents(ack.data)
    ? `{"ok":true,"data":${encodeWithEvents(ack.data)}}`
    : JSON.stringify(ack);
}

function hasEvents(data: unknown): data is { events: FeedEvent[] } {
  return typeof data === 'object' && data !== null && 'events' in data && Array.isArray(data.events);
}
