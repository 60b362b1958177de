import { roomReducer, type RoomAction } from './room-reducer.js';
import { newRoomSnapshot, type RoomSnapshot } from './room-snapshot.js';
import { SnapshotStore } from './snapshot-store.js';

/** A room's snapshot, which only the reducer replaces. */
export class RoomStore {
  readonly #store: SnapshotStore<RoomSnapshot>;

  constructor(keep: number) {
    this.#store = new SnapshotStore(newRoomSnapshot(keep));
  }

  readonly snapshot = (): RoomSnapshot => this.#store.snapshot();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  dispatch(action: RoomAction): void {
    this.#store.replace(roomReducer(this.snapshot(), action));
  }
}
