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
  /** The oldest first. Hardly anybody waits: a set of its own for each viewer would cost all of them memory. */
  private readonly byViewer = new Map<Viewer, Set<string>>();

  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: Pick<ChatOptions, 'roomsPerViewer'>,
    private readonly rooms: ActiveRooms,
  ) {}

  /** @param room in memory; nobody waits for more of them than one can be in, but for the latest */
  wait(viewer: Viewer, room: string): void {
    const rooms = this.byViewer.get(viewer) ?? new Set();
    if (rooms.has(room)) return;
    const waiting = this.byRoom.get(room) ?? new Set();
    this.byRoom.set(room, waiting.add(viewer));
    this.byViewer.set(viewer, rooms.add(room));
    this.rooms.holdOn(room);
    const [oldest] = rooms;
    if (oldest !== undefined && rooms.size > this.options.roomsPerViewer) this.leave(viewer, oldest);
  }

  at(room: string): Viewer[] {
    return [...(this.byRoom.get(room) ?? [])];
  }

  leave(viewer: Viewer, room: string): void {
    const rooms = this.byViewer.get(viewer);
    if (!rooms?.delete(room)) return;
    if (rooms.size === 0) this.byViewer.delete(viewer);
    const waiting = this.byRoom.get(room);
    waiting?.delete(viewer);
    if (waiting?.size === 0) this.byRoom.delete(room);
    this.rooms.release(room);
  }

  /** Its connection is closed. */
  leaveAll(viewer: Viewer): void {
    for (const room of [...(this.byViewer.get(viewer) ?? [])]) this.leave(viewer, room);
  }
}
