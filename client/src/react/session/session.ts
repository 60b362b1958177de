import type { ChatClient } from '../../index.js';
import { Hold } from './hold.js';
import { SharedRoom } from './shared-room.js';

/** A client and the rooms that a page looks at through it. */
export class Session {
  readonly client: ChatClient;
  /** For as long as the provider is there. */
  readonly hold: () => () => void;
  readonly #rooms = new Map<string, SharedRoom>();

  /** @param own whether the client is the provider's, to open and to close */
  constructor(client: ChatClient, own: boolean) {
    this.client = client;
    this.hold = new Hold(
      () => own && client.open(),
      () => own && client.close(),
    ).take;
  }

  room(id: string): SharedRoom {
    const known = this.#rooms.get(id);
    if (known) return known;
    const room = new SharedRoom(this.client, id);
    this.#rooms.set(id, room);
    return room;
  }
}
