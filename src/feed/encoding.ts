import type { FeedEvent, FeedPacket } from '../contract/wire.js';

const encoded = new WeakMap<FeedEvent, string>();

/** The event's JSON, made once for all who are ever sent it. */
export function encodeEvent(event: FeedEvent): string {
  let json = encoded.get(event);
  if (json === undefined) encoded.set(event, (json = JSON.stringify(event)));
  return json;
}

/** JSON of an object that has events in it, without encoding any of them again. */
export function encodeWithEvents<T extends { events: FeedEvent[] }>({ events, ...rest }: T): string {
  const head = JSON.stringify(rest);
  const separator = head === '{}' ? '' : ',';
  return `${head.slice(0, -1)}${separator}"events":[${events.map(encodeEvent).join(',')}]}`;
}

/** One event for many sockets: as Socket.IO's encoder would write it, and as one websocket frame. */
export class Broadcast {
  /** The payload of engine.io's message. */
  readonly message: string;
  private bytes: Buffer | undefined;

  constructor(namespace: string, event: string, json: string) {
    this.message = `2${namespace},["${event}",${json}]`;
  }

  static feed(namespace: string, packet: FeedPacket): Broadcast {
    return new Broadcast(namespace, 'feed', encodeWithEvents(packet));
  }

  /** Made once, and only where a socket takes it as it is. */
  get frame(): Buffer {
    return (this.bytes ??= textFrame(`4${this.message}`));
  }
}

/** An unmasked, final text frame. @see RFC 6455, 5.2 */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.of(0x81, length), payload]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = 0x81;
  if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}
