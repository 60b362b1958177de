import { Injectable, Logger } from '@nestjs/common';
import { Broadcaster } from '../feed/broadcaster.js';
import { Feed } from '../feed/feed.js';
import type { RoomLog } from '../feed/room-log.js';
import { GUEST_ID_PREFIX } from '../identity/guest-tokens.js';
import { youAs } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { Viewers } from '../identity/viewers.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import type { Room } from '../rooms/room.js';
import { RoomsService } from '../rooms/rooms.service.js';
import type { Effect } from '../store/moderation-records.js';
import { backstageOf } from './backstage.js';
import { Doorstep } from './doorstep.js';
import { Roles } from './roles.js';
import { refusal, Sanctions } from './sanctions.js';
import { addressTarget, type Standing } from './standing.js';
import { Standings } from './standings.js';

/** Sees to it that those who are in a room learn of what was changed about them, and that it takes hold. */
@Injectable()
export class Bouncer {
  private readonly logger = new Logger('Chat');

  constructor(
    standings: Standings,
    private readonly active: ActiveRooms,
    private readonly rooms: RoomsService,
    private readonly roles: Roles,
    private readonly sanctions: Sanctions,
    private readonly viewers: Viewers,
    private readonly broadcaster: Broadcaster,
    private readonly feed: Feed,
    private readonly doorstep: Doorstep,
  ) {
    standings.onChanged((log, before) => this.apply(log, before));
  }

  private apply(log: RoomLog, before: Standing): void {
    const room = this.active.get(log.room);
    if (!room) return;
    for (const viewer of [...room.viewers.values()]) {
      this.tellOfRole(viewer, room, before);
      this.tellOfSanction(viewer, room, before);
    }
    for (const viewer of this.doorstep.at(room.id)) this.tellOfEnd(viewer, room);
    for (const viewer of [...(this.active.get(backstageOf(room.id))?.viewers.values() ?? [])])
      if (!this.roles.can(viewer.identity, room.id, 'moderate'))
        this.rooms.leave(viewer, backstageOf(room.id));
    this.coverAddresses(log, before).catch((error: unknown) => this.logger.error(error));
  }

  private tellOfRole(viewer: Viewer, room: Room, before: Standing): void {
    const { identity } = viewer;
    if (before.roleOf(identity.id) === room.log.standing.roleOf(identity.id)) return;
    this.broadcaster.reseat(viewer, room.log);
    const you = youAs(identity, this.roles.of(identity, room.id));
    const message = 'You have another role in this room now.';
    this.broadcaster.notice(viewer.id, { code: 'identity_changed', message, room: room.id, you });
  }

  private tellOfSanction(viewer: Viewer, room: Room, before: Standing): void {
    const ban = this.sanctions.against(viewer, room, 'ban');
    const timeout = this.sanctions.against(viewer, room, 'timeout');
    const told = ban ?? timeout;
    if (told && !before.has(told.action)) {
      const { body } = refusal(ban ? 'banned' : 'timed_out', told);
      this.broadcaster.notice(viewer.id, { ...body, room: room.id });
    }
    if (!ban) return;
    this.doorstep.wait(viewer, room.id);
    this.rooms.leave(viewer, room.id);
  }

  private tellOfEnd(viewer: Viewer, room: Room): void {
    if (this.sanctions.against(viewer, room, 'ban')) return;
    this.doorstep.leave(viewer, room.id);
    const message = 'You may come in again.';
    this.broadcaster.notice(viewer.id, { code: 'unbanned', message, room: room.id });
  }

  /**
   * Guests are kept out by their addresses too, and each node knows those of its own guests alone. Nobody is
   * shown more of it than that something changed.
   */
  private async coverAddresses({ room, standing }: RoomLog, before: Standing): Promise<void> {
    const effects: Effect[] = [];
    for (const [id, sanction] of standing.users())
      if (id.startsWith(GUEST_ID_PREFIX) && sanction.kind !== 'mute' && !before.has(sanction.action))
        for (const address of this.viewers.guestAddresses(id))
          if (!standing.covers(addressTarget(address), sanction.action))
            effects.push({ do: 'cover', target: addressTarget(address), action: sanction.action });
    if (effects.length > 0) await this.feed.append({ room, draft: { type: 'user.banned' }, effects });
  }
}
