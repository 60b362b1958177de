import { Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { RoomFilters } from '../filters/room-filters.js';
import type { Viewer } from '../identity/viewer.js';
import { Viewers } from '../identity/viewers.js';
import { Doorstep } from '../moderation/doorstep.js';
import { ActiveRooms } from './active-rooms.js';
import { Census } from './census.js';
import { ClusterNicknames } from './cluster-nicknames.js';
import type { Room } from './room.js';

/** Who is in which room of this node, and what follows from coming and going: names that are taken, and counts. */
@Injectable()
export class Attendance {
  constructor(
    private readonly rooms: ActiveRooms,
    private readonly census: Census,
    private readonly nicknames: ClusterNicknames,
    private readonly broadcaster: Broadcaster,
    private readonly viewers: Viewers,
    private readonly filters: RoomFilters,
    private readonly doorstep: Doorstep,
  ) {}

  /** The room, where the viewer has joined it. */
  roomOf(viewer: Viewer, id: string): Room | undefined {
    const room = this.rooms.get(id);
    return room?.viewers.has(viewer.id) ? room : undefined;
  }

  /** The room that the viewer has joined. @throws ChatError `not_joined` */
  mustBeIn(viewer: Viewer, id: string): Room {
    const room = this.roomOf(viewer, id);
    if (!room) throw new ChatError('not_joined');
    return room;
  }

  /** The rooms that the viewer has joined. */
  roomsOf(viewer: Viewer): Room[] {
    return [...viewer.rooms].flatMap((id) => this.roomOf(viewer, id) ?? []);
  }

  /** @param room held for the viewer, until it leaves */
  enter(viewer: Viewer, room: Room): void {
    const { id, nickname, vouched } = viewer.identity;
    const isFirst = !room.hasOther(viewer, this.viewers.tabsOf(viewer));
    room.viewers.set(viewer.id, viewer);
    viewer.rooms.add(room.id);
    this.doorstep.leave(viewer, room.id);
    room.turnover.join(id, isFirst ? this.shownNickname(viewer, room) : undefined);
    this.census.changed(room);
    // Where somebody else goes by it the viewer may still read; it is told when it writes.
    if (nickname !== undefined) room.nicknames.claim(nickname, id, vouched);
  }

  leave(viewer: Viewer, room: Room): void {
    const { id, nickname } = viewer.identity;
    this.broadcaster.leave(viewer.id, room.log);
    room.viewers.delete(viewer.id);
    viewer.rooms.delete(room.id);
    const hasOther = room.hasOther(viewer, this.viewers.tabsOf(viewer));
    room.turnover.leave(id, hasOther ? undefined : this.shownNickname(viewer, room));
    this.census.changed(room);
    if (nickname !== undefined && !hasOther) this.nicknames.release(room, nickname, id);
    this.rooms.release(room.id);
  }

  private shownNickname({ identity }: Viewer, { log }: Room): string | undefined {
    return this.filters.shownNickname(log, identity);
  }
}
