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
import { Viewers } from '../identity/viewers.js';
import { backstageOf, frontOf, isBackstage } from '../moderation/backstage.js';
import { Doorstep } from '../moderation/doorstep.js';
import { Roles } from '../moderation/roles.js';
import { Sanctions } from '../moderation/sanctions.js';
import { ActiveRooms } from './active-rooms.js';
import { Census } from './census.js';
import { ClusterNicknames } from './cluster-nicknames.js';
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
    private readonly census: Census,
    private readonly nicknames: ClusterNicknames,
    private readonly feed: Feed,
    private readonly broadcaster: Broadcaster,
    private readonly viewers: Viewers,
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
    const joined = this.joined(viewer, id);
    if (joined) {
      await this.feed.reach(joined.log, request.since);
      await this.sanctions.settle(joined);
      return this.reply(viewer, this.mustBeIn(viewer, id), request);
    }
    if (!viewer.rooms.has(id) && viewer.rooms.size >= this.options.roomsPerViewer)
      throw new ChatError('too_many_rooms');
    viewer.rooms.add(id);
    try {
      return this.enter(viewer, await this.hold(request), request);
    } catch (error) {
      if (!this.joined(viewer, id)) viewer.rooms.delete(id);
      throw error;
    }
  }

  /** @throws ChatError `not_joined` */
  leave(viewer: Viewer, id: string): void {
    const room = this.mustBeIn(viewer, id);
    const backstage = this.joined(viewer, backstageOf(id));
    if (backstage) this.exit(viewer, backstage);
    this.exit(viewer, room);
  }

  /** Takes a viewer whose connection is closed out of all its rooms. */
  leaveAll(viewer: Viewer): void {
    viewer.gone = true;
    this.doorstep.leaveAll(viewer);
    for (const room of this.roomsOf(viewer)) this.exit(viewer, room);
  }

  /** @throws ChatError `not_joined`, `unavailable` */
  async history(viewer: Viewer, request: HistoryRequest): Promise<FeedEvent[]> {
    const { log } = this.mustBeIn(viewer, request.room);
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

  /** The room that the viewer has joined. @throws ChatError `not_joined` */
  mustBeIn(viewer: Viewer, id: string): Room {
    const room = this.joined(viewer, id);
    if (!room) throw new ChatError('not_joined');
    return room;
  }

  /** The rooms that the viewer has joined. */
  roomsOf(viewer: Viewer): Room[] {
    return [...viewer.rooms].flatMap((id) => this.joined(viewer, id) ?? []);
  }

  private joined(viewer: Viewer, id: string): Room | undefined {
    const room = this.rooms.get(id);
    return room?.viewers.has(viewer.id) ? room : undefined;
  }

  /** The room as far as the viewer has it, or further. */
  private async hold({ room: id, since }: JoinRequest): Promise<Room> {
    const room = await this.rooms.hold(id);
    try {
      await this.feed.reach(room.log, since);
      await this.sanctions.settle(room);
      // Who comes in may read without it; then nobody who comes is named.
      await this.filters.settle(room.log).catch(() => undefined);
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
      this.mustAdmit(viewer, room);
      this.admit(viewer, room);
      return this.reply(viewer, room, request);
    } catch (error) {
      this.rooms.release(room.id);
      throw error;
    }
  }

  private mustAdmit(viewer: Viewer, room: Room): void {
    const { gone, identity } = viewer;
    if (gone) throw new ChatError('unavailable');
    if (isBackstage(room.id)) return this.mustAdmitBackstage(viewer, room);
    if (!room.exists && !this.mayCreate(identity.kind)) throw new ChatError('room_not_found');
    // Whoever runs the room gets in to run it.
    if (this.sanctions.against(viewer, room, 'ban')) this.doorstep.wait(viewer, room.id);
    this.sanctions.mustNotBeBanned(viewer, room);
    if (room.isFull && !this.roles.can(identity, room.id, 'moderate')) throw new ChatError('room_full');
  }

  /** The roles of those who join it are those in its room, which is known while they are there. */
  private mustAdmitBackstage(viewer: Viewer, room: Room): void {
    this.mustBeIn(viewer, frontOf(room.id));
    this.roles.must(viewer.identity, room.id, 'moderate');
  }

  private mayCreate(kind: Viewer['identity']['kind']): boolean {
    const { roomCreation } = this.options;
    return roomCreation === 'anyone' || (roomCreation === 'members' && kind === 'member');
  }

  private admit(viewer: Viewer, room: Room): void {
    const { id, nickname, vouched } = viewer.identity;
    const isFirst = !room.hasOther(viewer, this.viewers.tabsOf(viewer));
    room.viewers.set(viewer.id, viewer);
    viewer.rooms.add(room.id);
    room.turnover.join(id, isFirst ? this.shownNickname(viewer, room) : undefined);
    this.census.changed(room);
    // Where somebody else goes by it the viewer may still read; it is told when it writes.
    if (nickname !== undefined) room.nicknames.claim(nickname, id, vouched);
  }

  private shownNickname({ identity }: Viewer, { log }: Room): string | undefined {
    return this.filters.shownNickname(log, identity);
  }

  private exit(viewer: Viewer, room: Room): void {
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
