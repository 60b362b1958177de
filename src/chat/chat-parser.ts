import * as parser from 'socket.io-parser';
import type { FeedEvent } from '../contract/wire.js';
import { encodeWithEvents } from '../feed/encoding.js';

/**
 * Socket.IO's parser, but for the chat's acks with events in them (joining, history): those are put
 * together from what is encoded already, since many viewers who come at once get the same events.
 *
 * @param namespace the chat's; what other namespaces send is encoded as ever
 */
export function chatParser(namespace: string): typeof parser {
  class ChatEncoder extends parser.Encoder {
    override encode(packet: parser.Packet): ReturnType<parser.Encoder['encode']> {
      const { type, nsp, id } = packet;
      if (type !== parser.PacketType.ACK || nsp !== namespace) return super.encode(packet);
      const [ack] = packet.data as [{ ok: boolean; data?: unknown }];
      if (!ack.ok || !hasEvents(ack.data)) return super.encode(packet);
      const address = nsp === '/' ? '' : `${nsp},`;
      return [`${type}${address}${id}[{"ok":true,"data":${encodeWithEvents(ack.data)}}]`];
    }
  }
  return { ...parser, Encoder: ChatEncoder };
}

function hasEvents(data: unknown): data is { events: FeedEvent[] } {
  return typeof data === 'object' && data !== null && 'events' in data && Array.isArray(data.events);
}
