import type { Ack, FeedEvent, FeedPacket } from '../contract/wire.js';

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

/** What a socket is sent: as Socket.IO's encoder would write it, and as websocket frames. */
export class OutgoingPacket {
  private bytes: Buffer | undefined;

  /** @param messages the payloads of engine.io's messages, in their order */
  private constructor(readonly messages: readonly string[]) {}

  /** @param json of the event's one argument */
  static event(namespace: string, event: string, json: string): OutgoingPacket {
    return new OutgoingPacket([`2${namespace},["${event}",${json}]`]);
  }

  static feed(namespace: string, packet: FeedPacket): OutgoingPacket {
    return OutgoingPacket.event(namespace, 'feed', encodeWithEvents(packet));
  }

  /** @param id under which the client waits for it */
  static ack(namespace: string, id: number, ack: Ack<unknown>): OutgoingPacket {
    const json =
      ack.ok && hasEvents(ack.data)
        ? `{"ok":true,"data":${encodeWithEvents(ack.data)}}`
        : JSON.stringify(ack);
    return new OutgoingPacket([`3${namespace},${id}[${json}]`]);
  }

  /** This one, and the other one behind it in the same write. */
  with(other: OutgoingPacket): OutgoingPacket {
    return new OutgoingPacket([...this.messages, ...other.messages]);
  }

  /** One frame for each message. Made once, and only where a socket takes it as it is. */
  get frames(): Buffer {
    return (this.bytes ??= framesOf(this.messages));
  }
}

function hasEvents(data: unknown): data is { events: FeedEvent[] } {
  return typeof data === 'object' && data !== null && 'events' in data && Array.isArray(data.events);
}

function framesOf(messages: readonly string[]): Buffer {
  const [first = Buffer.alloc(0), ...others] = messages.map((message) => textFrame(`4${message}`));
  return others.length === 0 ? first : Buffer.concat([first, ...others]);
}

/** An unmasked, final text frame. @see RFC 6455, 5.2 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}
