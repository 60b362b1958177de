import { Inject, Injectable } from '@nestjs/common';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { Viewer } from '../identity/viewer.js';
import { ActiveRooms } from '../rooms/active-rooms.js';

/**
 * Who was put out of rooms, or not let in, by a ban, and is still connected: to be told when it is over. While
 * somebody waits for that the room stays in memory, or this node would not hear of it.
 */
@Injectable()
export class Doorstep {
  private readonly byRoom = new Map<string, Set<Viewer>>();

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: Pick<ChatOptions, 'roomsPerViewer'>,
    private readonly rooms: ActiveRooms,
  ) {}

  /** @param room in memory; nobody waits for more of them than one can be in, but for the latest */
  wait(viewer: Viewer, room: string): void {
    if (viewer.bannedFrom.has(room)) return;
    const waiting = this.byRoom.get(room) ?? new Set();
    this.byRoom.set(room, waiting.add(viewer));
    viewer.bannedFrom.add(room);
    this.rooms.holdOn(room);
    const [oldest] = viewer.bannedFrom;
    if (oldest !== undefined && viewer.bannedFrom.size > this.options.roomsPerViewer)
      this.leave(viewer, oldest);
  }

  at(room: string): Viewer[] {
    return [...(this.byRoom.get(room) ?? [])];
  }

  leave(viewer: Viewer, room: string): void {
    if (!viewer.bannedFrom.delete(room)) return;
    const waiting = this.byRoom.get(room);
    waiting?.delete(viewer);
    if (waiting?.size === 0) this.byRoom.delete(room);
    this.rooms.release(room);
  }

  /** Its connection is closed. */
  leaveAll(viewer: Viewer): void {
    for (const room of [...viewer.bannedFrom]) this.leave(viewer, room);
  }
}
