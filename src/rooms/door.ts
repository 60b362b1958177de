import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import { CHAT_OPTIONS, type ChatOptions } from '../chat/chat-options.js';
import type { Viewer } from '../identity/viewer.js';
import { frontOf, isBackstage } from '../moderation/backstage.js';
import { Doorstep } from '../moderation/doorstep.js';
import { Roles } from '../moderation/roles.js';
import { refusal, Sanctions } from '../moderation/sanctions.js';
import { Attendance } from './attendance.js';
import type { Room } from './room.js';

/** Who may come into a room. */
@Injectable()
export class Door {
  constructor(
    @Inject(CHAT_OPTIONS) private readonly options: ChatOptions,
    private readonly roles: Roles,
    private readonly sanctions: Sanctions,
    private readonly attendance: Attendance,
    private readonly doorstep: Doorstep,
  ) {}

  /**
   * @param room with its sanctions as they are stored
   * @throws ChatError `room_not_found`, `banned`, `room_full`, `unavailable`; for a backstage `not_joined`, `forbidden`
   */
  mustAdmit(viewer: Viewer, room: Room): void {
    const { gone, identity } = viewer;
    if (gone) throw new ChatError('unavailable');
    if (isBackstage(room.id)) return this.mustAdmitBackstage(viewer, room);
    if (!room.exists && !this.mayCreate(identity.kind)) throw new ChatError('room_not_found');
    // Whoever runs the room gets in to run it.
    const ban = this.sanctions.against(viewer, room, 'ban');
    if (ban) {
      this.doorstep.wait(viewer, room.id);
      throw refusal('banned', ban);
    }
    if (room.isFull && !this.roles.can(identity, room.id, 'moderate')) throw new ChatError('room_full');
  }

  /** The roles of those who join it are those in its room, which is known while they are there. */
  private mustAdmitBackstage(viewer: Viewer, room: Room): void {
    this.attendance.mustBeIn(viewer, frontOf(room.id));
    this.roles.must(viewer.identity, room.id, 'moderate');
  }

  private mayCreate(kind: Viewer['identity']['kind']): boolean {
    const { roomCreation } = this.options;
    return roomCreation === 'anyone' || (roomCreation === 'members' && kind === 'member');
  }
}
