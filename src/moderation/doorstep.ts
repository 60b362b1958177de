import { Injectable } from '@nestjs/common';
import type { Viewer } from '../identity/viewer.js';

/** Who was put out of rooms, or not let in, by a ban, and is still connected: to be told when it is over. */
@Injectable()
export class Doorstep {
  private readonly byRoom = new Map<string, Set<Viewer>>();

  wait(viewer: Viewer, room: string): void {
    const waiting = this.byRoom.get(room) ?? new Set();
    this.byRoom.set(room, waiting.add(viewer));
    viewer.bannedFrom.add(room);
  }

  at(room: string): Viewer[] {
    return [...(this.byRoom.get(room) ?? [])];
  }

  leave(viewer: Viewer, room: string): void {
    viewer.bannedFrom.delete(room);
    const waiting = this.byRoom.get(room);
    waiting?.delete(viewer);
    if (waiting?.size === 0) this.byRoom.delete(room);
  }

  /** Its connection is closed. */
  leaveAll(viewer: Viewer): void {
    for (const room of [...viewer.bannedFrom]) this.leave(viewer, room);
  }
}
