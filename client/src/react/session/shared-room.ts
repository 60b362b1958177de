import type { ChatClient, ChatRoom, RoomSnapshot } from '../../index.js';
import { newRoomSnapshot } from '../../room-snapshot.js';
import { SnapshotStore } from '../../snapshot-store.js';
import { Hold } from './hold.js';
import { sparingly } from './sparingly.js';

/** What is shown of a room before it is joined: on a server, and at the first render in the browser. */
const NOT_JOINED = newRoomSnapshot(0);

/** A room for all the parts of a page: joined while one of them looks, and looked at before a frame. */
export class SharedRoom {
  readonly #client: ChatClient;
  readonly #id: string;
  readonly #shown = new SnapshotStore<RoomSnapshot>(NOT_JOINED);
  readonly #hold = new Hold(
    () => this.#join(),
    () => this.#leave(),
  );
  #joined?: { room: ChatRoom; stop: () => void };

  constructor(client: ChatClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  readonly snapshot = (): RoomSnapshot => this.#shown.snapshot();

  readonly serverSnapshot = (): RoomSnapshot => NOT_JOINED;

  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.#shown.subscribe(listener);
    const letGo = this.#hold.take();
    return () => {
      stop();
      letGo();
    };
  };

  /** For as long as something is to be done in it, also where nobody looks. */
  readonly hold = (): (() => void) => this.#hold.take();

  get room(): ChatRoom {
    return this.#joined?.room ?? this.#client.room(this.#id);
  }

  /**
   * Older messages, drawn as soon as they are there: at the head of the list one would otherwise ask again
   * for what has come and does not show yet.
   */
  async loadBefore(): Promise<void> {
    await this.room.loadBefore();
    this.#show();
  }

  #join(): void {
    const room = this.#client.room(this.#id);
    this.#joined = { room, stop: room.subscribe(sparingly(() => this.#show())) };
    this.#show();
  }

  #show(): void {
    if (this.#joined) this.#shown.replace(this.#joined.room.snapshot());
  }

  #leave(): void {
    this.#joined?.stop();
    this.#joined?.room.leave();
    this.#joined = undefined;
  }
}
