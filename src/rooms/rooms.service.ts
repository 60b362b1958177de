import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { FeedEvent, HistoryRequest, JoinReply, JoinRequest, RoomInfo } from '../contract/wire.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { catchUp } from '../feed/catch-up.js';
import { Feed } from '../feed/feed.js';
import { shownBefore } from '../feed/shown-before.js';
import { viewOf } from '../feed/view-of.js';
import { RoomFilters } from '../filters/room-filters.js';
import { youAs } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { backstageOf } from '../moderation/backstage.js';
import { Doorstep } from '../moderation/doorstep.js';
import { Roles } from '../moderation/roles.js';
import { Sanctions } from '../moderation/sanctions.js';
import { ActiveRooms } from './active-rooms.js';
import { Attendance } from './attendance.js';
import { Door } from './door.js';
import type { Room } from './room.js';
import { changedSettings, type RoomChange } from './room-settings.js';

/** Events in one reply to `history:before`. */
export const HISTORY_LIMIT = { default: 50, max: 100 };

/** Rooms and their viewers. */
@Injectable()
export class RoomsService {
  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly rooms: ActiveRooms,
    private readonly door: Door,
    private readonly attendance: Attendance,
    private readonly feed: Feed,
    private readonly broadcaster: Broadcaster,
    private readonly roles: Roles,
    private readonly sanctions: Sanctions,
    private readonly filters: RoomFilters,
    private readonly doorstep: Doorstep,
  ) {}

  /**
   * Makes the viewer one of the room's, and tells it where the room is: exactly what it missed `since`,
   * or the latest events. Joining again is how a client fetches what it finds missing.
   * @throws ChatError `room_not_found`, `room_full`, `too_many_rooms`, `unavailable`
   */
  async join(viewer: Viewer, request: JoinRequest): Promise<JoinReply> {
    const { room: id } = request;
    const joined = this.attendance.roomOf(viewer, id);
    if (joined) {
      await this.feed.reach(joined.log, request.since);
      await this.sanctions.settle(joined);
      return this.reply(viewer, this.attendance.mustBeIn(viewer, id), request);
    }
    if (!viewer.rooms.has(id) && viewer.rooms.size >= this.options.roomsPerViewer)
      throw new ChatError('too_many_rooms');
    viewer.rooms.add(id);
    try {
      return this.enter(viewer, await this.hold(request), request);
    } catch (error) {
      if (!this.attendance.roomOf(viewer, id)) viewer.rooms.delete(id);
      throw error;
    }
  }

  /** @throws ChatError `not_joined` */
  leave(viewer: Viewer, id: string): void {
    const room = this.attendance.mustBeIn(viewer, id);
    const backstage = this.attendance.roomOf(viewer, backstageOf(id));
    if (backstage) this.attendance.leave(viewer, backstage);
    this.attendance.leave(viewer, room);
  }

  /** Takes a viewer whose connection is closed out of all its rooms. */
  leaveAll(viewer: Viewer): void {
    viewer.gone = true;
    this.doorstep.leaveAll(viewer);
    for (const room of this.attendance.roomsOf(viewer)) this.attendance.leave(viewer, room);
  }

  /** @throws ChatError `not_joined`, `unavailable` */
  async history(viewer: Viewer, request: HistoryRequest): Promise<FeedEvent[]> {
    const { log } = this.attendance.mustBeIn(viewer, request.room);
    const limit = request.limit ?? HISTORY_LIMIT.default;
    return shownBefore(this.feed, viewOf(viewer, log), viewer.identity.id, request.before, limit);
  }

  /**
   * Creates a room before anybody joins it; a room that exists keeps its settings.
   * @throws ChatError `bad_request` where a setting cannot be, `unavailable`
   */
  create(id: string, settings: RoomChange = {}): Promise<RoomInfo> {
    return this.holding(id, async (room) => {
      if (!room.exists) await this.change(room, settings);
      return room.info;
    });
  }

  /**
   * Changes what is given of a room; viewers see it as a `room.updated` event.
   * @throws ChatError `bad_request` where a setting cannot be, `room_not_found`, `unavailable`
   */
  update(id: string, change: RoomChange): Promise<RoomInfo> {
    return this.holding(id, async (room) => {
      if (!room.exists) throw new ChatError('room_not_found');
      await this.change(room, change);
      return room.info;
    });
  }

  /** The room as far as the viewer has it, or further. */
  private async hold({ room: id, since }: JoinRequest): Promise<Room> {
    const room = await this.rooms.hold(id);
    try {
      await this.feed.reach(room.log, since);
      // Who comes in may read without it; then nobody who comes is named.
      await this.filters.settle(room.log).catch(() => undefined);
      // The last of these: what is awaited after it may take so long that somebody is banned meanwhile.
      await this.sanctions.settle(room);
      return room;
    } catch (error) {
      this.rooms.release(id);
      throw error;
    }
  }

  private reply(viewer: Viewer, room: Room, { since }: JoinRequest): JoinReply {
    const view = viewOf(viewer, room.log);
    // A client can be ahead of what this node has sent: it was on another node, or read an ack.
    this.broadcaster.advance(view, since?.seq);
    const caughtUp = catchUp(view, viewer.identity.id, since, this.options);
    this.broadcaster.seat(viewer, view, caughtUp.seq);
    return {
      room: room.infoFor(view),
      you: youAs(viewer.identity, this.roles.of(viewer.identity, room.id)),
      ...caughtUp,
    };
  }

  /**
   * From the viewer's seat, which is where the reply brings the viewer, to the reply,
   * nothing is awaited: a packet sent in between would reach it twice or not at all.
   */
  private enter(viewer: Viewer, room: Room, request: JoinRequest): JoinReply {
    if (room.viewers.has(viewer.id)) {
      this.rooms.release(room.id);
      return this.reply(viewer, room, request);
    }
    try {
      this.door.mustAdmit(viewer, room);
      this.attendance.enter(viewer, room);
      return this.reply(viewer, room, request);
    } catch (error) {
      this.rooms.release(room.id);
      throw error;
    }
  }

  /** Does something with the room as the store has it. @throws ChatError `unavailable` */
  async holding<T>(id: string, act: (room: Room) => Promise<T>): Promise<T> {
    const room = await this.rooms.hold(id);
    try {
      // What is changed is what the latest change left, by whichever node.
      await this.feed.refresh(room.log);
      await this.sanctions.settle(room);
      return await act(room);
    } finally {
      this.rooms.release(id);
    }
  }

  private async change(room: Room, change: RoomChange): Promise<void> {
    const draft = { type: 'room.updated' as const, room: changedSettings(room.settings, change) };
    await this.feed.append({ room: room.id, draft });
  }
}
